package assets

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// emblemFolder is the folder of static/ with a drawing for each kind of activity.
const emblemFolder = "emblems"

// Every drawing begins and ends alike, because layouts/components/emblem.html
// writes this element round what stands inside it. The drawings go into the
// pages and are no file of their own: browsers still in use, Firefox before 132,
// show no part of another file under our content policy.
const (
	emblemBegins = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">`
	emblemEnds   = `</svg>`
)

// readEmblems gives the drawing of each kind: what stands inside its svg
// element. A file that is not drawn like the others is an error that names it.
func readEmblems(static fs.FS) (map[string]string, error) {
	files, err := fs.Glob(static, emblemFolder+"/*.svg")
	if err != nil {
		return nil, fmt.Errorf("list emblems: %w", err)
	}
	emblems := map[string]string{}
	for _, file := range files {
		body, err := fs.ReadFile(static, file)
		if err != nil {
			return nil, fmt.Errorf("read emblem: %w", err)
		}
		drawing := strings.TrimSpace(string(body))
		if !strings.HasPrefix(drawing, emblemBegins) || !strings.HasSuffix(drawing, emblemEnds) {
			return nil, fmt.Errorf("emblem %s: it must be one svg element that begins %s", file, emblemBegins)
		}
		kind := strings.TrimSuffix(path.Base(file), ".svg")
		emblems[kind] = drawing[len(emblemBegins) : len(drawing)-len(emblemEnds)]
	}
	return emblems, nil
}
