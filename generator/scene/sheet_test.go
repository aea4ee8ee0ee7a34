package scene

import (
	"flag"
	"fmt"
	"os"
	"testing"
)

var sheet = flag.String("sheet", "", "folder to write scenes to")

func TestSheet(t *testing.T) {
	if *sheet == "" {
		t.Skip()
	}
	os.MkdirAll(*sheet, 0o755)
	for kind := range kindDrawings() {
		for place := range placeDrawings() {
			for cast := range casts {
				for _, grown := range []bool{false, true} {
					s := Scene{kind, place, cast, grown}
					os.WriteFile(fmt.Sprintf("%s/%s-%s-%d-%v.svg", *sheet, kind, place, cast, grown), s.SVG(), 0o644)
				}
			}
		}
	}
}
