package site

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// emblems is the folder of static/ with a drawing for each kind of activity.
const emblems = "emblems"

// addEmblems puts the drawings together into one file, because a list shows many
// of them, and notes the address of each inside it. A file that is not drawn
// like the others is an error that names it.
func (a *assets) addEmblems(static fs.FS) error {
	files, err := fs.Glob(static, emblems+"/*.svg")
	if err != nil {
		return fmt.Errorf("list emblems: %w", err)
	}
	const opening, closing = `<svg xmlns="http://www.w3.org/2000/svg" `, `</svg>`
	together := opening + ">"
	for _, file := range files {
		body, err := fs.ReadFile(static, file)
		if err != nil {
			return fmt.Errorf("read emblem: %w", err)
		}
		drawing := strings.TrimSpace(string(body))
		if !strings.HasPrefix(drawing, opening) || !strings.HasSuffix(drawing, closing) {
			return fmt.Errorf("emblem %s: it must be one svg element that begins %s", file, opening)
		}
		drawing = drawing[len(opening) : len(drawing)-len(closing)]
		together += fmt.Sprintf(`<symbol id=%q %s</symbol>`, emblemID(file), drawing)
	}
	if err := a.add(emblems+".svg", []byte(together+closing)); err != nil {
		return err
	}
	for _, file := range files {
		a.addresses[file] = a.addresses[emblems+".svg"] + "#" + emblemID(file)
	}
	return nil
}

// emblemID is the kind that a drawing is of.
func emblemID(file string) string { return strings.TrimSuffix(path.Base(file), ".svg") }
