// Package assets makes of the files of static/ and of the layouts what is published and
// carried: gathered, minified, and named by their bytes. It knows nothing of the
// directory.
package assets

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing/fstest"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/svg"
)

// Folders is what is made of the layouts and of static/.
type Folders struct {
	*Assets
	Layouts fs.FS // minified
}

// Read reads both folders.
func Read(layouts, static fs.FS) (*Folders, error) {
	made := &Folders{}
	var err error
	if made.Assets, err = Bundle(static); err != nil {
		return nil, err
	}
	made.Layouts, err = MinifyLayouts(layouts)
	return made, err
}

// Assets are the files of static/ as they are published: minified, and named by their
// own bytes, so that browsers may keep them for ever.
type Assets struct {
	Addresses map[string]string // name in static/ to root-relative address
	Emblems   map[string]string // kind to its drawing
	Files     []File
}

// File is one of the files, in memory: all of them together are no larger than a page
// with a picture.
type File struct {
	Path string // in the site, with forward slashes
	body []byte
}

// WriteFile writes the file.
func (f File) WriteFile(w io.Writer) error {
	_, err := w.Write(f.body)
	return err
}

// rootFolder is the folder of static/ whose files are published as they are, at the
// root of the site, because others look for them there by name.
const rootFolder = "root/"

var minifiers = map[string]minify.MinifierFunc{
	".css": css.Minify,
	".js":  js.Minify,
	".svg": svg.Minify,
}

// Bundle reads static/. Stylesheets and scripts are gathered into the one
// that imports them and are not published by themselves.
func Bundle(static fs.FS) (*Assets, error) {
	bundled := &Assets{Addresses: map[string]string{}}
	var gathering []string
	err := fs.WalkDir(static, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (name == "styles" || name == "scripts" || name == emblemFolder):
			return fs.SkipDir
		case entry.IsDir():
			return nil
		case !strings.HasPrefix(name, rootFolder) && (path.Ext(name) == ".css" || path.Ext(name) == ".js"):
			gathering = append(gathering, name) // last, because they name other assets
			return nil
		}
		body, err := fs.ReadFile(static, name)
		if err != nil {
			return err
		}
		if at, ok := strings.CutPrefix(name, rootFolder); ok {
			bundled.Files = append(bundled.Files, File{at, body})
			return nil
		}
		return bundled.add(name, body)
	})
	if err != nil {
		return nil, fmt.Errorf("read static files: %w", err)
	}
	if bundled.Emblems, err = readEmblems(static); err != nil {
		return nil, err
	}
	for _, name := range gathering {
		body, err := gather(static, name)
		if err != nil {
			return nil, err
		}
		if body, err = bundled.addressStyles(body); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if err := bundled.add(name, body); err != nil {
			return nil, err
		}
	}
	return bundled, nil
}

// add minifies one file and keeps it under its hashed name.
func (a *Assets) add(name string, body []byte) error {
	if minifier, ok := minifiers[path.Ext(name)]; ok {
		var small bytes.Buffer
		if err := minifier(minify.New(), &small, bytes.NewReader(body), nil); err != nil {
			return fmt.Errorf("minify %s: %w", name, err)
		}
		body = small.Bytes()
	}
	address := "/" + hashedName(name, body)
	a.Addresses[name] = address
	a.Files = append(a.Files, File{address[1:], body})
	return nil
}

// hashedName returns the path below the site of a file named by its bytes.
func hashedName(name string, body []byte) string {
	sum := sha256.Sum256(body)
	extension := path.Ext(name)
	return "assets/" + strings.TrimSuffix(name, extension) + "." + hex.EncodeToString(sum[:6]) + extension
}

// imported is a line of a stylesheet or a script that names another file.
var imported = regexp.MustCompile(`(?m)^@?import "([^"]+)";$`)

// gather puts in place of each import the file that it names.
func gather(static fs.FS, name string) ([]byte, error) {
	body, err := fs.ReadFile(static, name)
	if err != nil {
		return nil, fmt.Errorf("read static file: %w", err)
	}
	gathered := imported.ReplaceAllFunc(body, func(line []byte) []byte {
		part, readErr := fs.ReadFile(static, string(imported.FindSubmatch(line)[1]))
		if readErr != nil {
			err = fmt.Errorf("gather %s: %w", name, readErr)
		}
		return part
	})
	return gathered, err
}

var styleAddress = regexp.MustCompile(`url\("([^"]+)"\)`)

// addressStyles puts published addresses into a stylesheet's url()s.
func (a *Assets) addressStyles(body []byte) ([]byte, error) {
	var missing []string
	addressed := styleAddress.ReplaceAllFunc(body, func(match []byte) []byte {
		name := string(styleAddress.FindSubmatch(match)[1])
		address, ok := a.Addresses[name]
		if !ok {
			missing = append(missing, name)
		}
		return fmt.Appendf(nil, "url(%q)", address)
	})
	if len(missing) > 0 {
		return nil, fmt.Errorf("there is no static file %s", strings.Join(missing, ", "))
	}
	return addressed, nil
}

// MinifyLayouts minifies each layout once, before it is parsed, so that no page
// has to be.
func MinifyLayouts(layouts fs.FS) (fs.FS, error) {
	minifier := html.Minifier{
		TemplateDelims:   html.GoTemplateDelims,
		KeepQuotes:       true,
		KeepEndTags:      true,
		KeepDocumentTags: true,
	}
	minified := fstest.MapFS{}
	files, err := fs.Glob(layouts, "*.html")
	if err != nil {
		return nil, fmt.Errorf("list layouts: %w", err)
	}
	components, err := fs.Glob(layouts, "components/*.html")
	if err != nil {
		return nil, fmt.Errorf("list layouts: %w", err)
	}
	m := minify.New()
	m.AddFunc("text/css", css.Minify)
	for _, file := range slices.Concat(files, components) {
		body, err := fs.ReadFile(layouts, file)
		if err != nil {
			return nil, fmt.Errorf("read layout: %w", err)
		}
		var small bytes.Buffer
		if err := minifier.Minify(m, &small, bytes.NewReader(body), nil); err != nil {
			return nil, fmt.Errorf("minify layout %s: %w", file, err)
		}
		minified[file] = &fstest.MapFile{Data: small.Bytes(), Mode: 0o444}
	}
	return minified, nil
}
