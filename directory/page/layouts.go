package page

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"bandstand/directory/words"
)

// Layouts is a folder of parsed layouts. It is safe for use by many goroutines.
type Layouts struct {
	shell      Shell
	lang       *words.Language
	components *template.Template
	pages      map[string]*template.Template
}

// Parse parses a folder of layouts. Its page.html is the frame of every page,
// components/ holds parts of pages, and every other file at the top defines the "main"
// of one kind of page; Fill names it without ".html".
func Parse(layouts fs.FS, shell Shell, lang *words.Language) (*Layouts, error) {
	frame, err := template.New("page.html").
		Funcs(functions(shell, lang)).
		ParseFS(layouts, "page.html", "components/*.html")
	if err != nil {
		return nil, fmt.Errorf("parse layouts: %w", err)
	}
	files, err := fs.Glob(layouts, "*.html")
	if err != nil {
		return nil, fmt.Errorf("list layouts: %w", err)
	}
	parsed := &Layouts{shell: shell, lang: lang, pages: map[string]*template.Template{}}
	once, err := parsed.fillOnce(frame)
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		if file == "page.html" {
			continue
		}
		one, err := frame.Clone()
		if err != nil {
			return nil, fmt.Errorf("parse layout %s: %w", file, err)
		}
		if _, err := one.ParseFS(layouts, file); err != nil {
			return nil, fmt.Errorf("parse layout %s: %w", file, err)
		}
		parsed.pages[strings.TrimSuffix(path.Base(file), ".html")] = one
	}
	parsed.components = frame
	for _, one := range append(slices.Collect(maps.Values(parsed.pages)), frame) {
		if err := parsed.fix(one, once); err != nil {
			return nil, err
		}
		parsed.showTexts(one)
	}
	return parsed, nil
}

// fillOnce returns what fills parts of pages with something of the shell, each once. of names it.
func (l *Layouts) fillOnce(frame *template.Template) (func(name, of string, value any) (string, error), error) {
	parts, err := frame.Clone()
	if err != nil {
		return nil, fmt.Errorf("parse layouts: %w", err)
	}
	l.showTexts(parts)
	filled := map[[2]string]string{}
	return func(name, of string, value any) (string, error) {
		key := [2]string{name, strings.TrimPrefix(of, "$")}
		if html, ok := filled[key]; ok {
			return html, nil
		}
		var html strings.Builder
		if err := parts.ExecuteTemplate(&html, name, value); err != nil {
			return "", fmt.Errorf("fill component %s: %w", name, err)
		}
		filled[key] = html.String()
		return filled[key], nil
	}, nil
}

// showTexts has every text of a set of templates say what of it is in another language,
// where that is not the directory's own.
func (l *Layouts) showTexts(set *template.Template) {
	if l.shell.Prefix == "" {
		return
	}
	for _, part := range set.Templates() {
		showTexts(part.Tree.Root, false)
	}
}

// Fill writes a page: the layout of this name, filled with a head and the data of its
// main part.
func (l *Layouts) Fill(w io.Writer, layout string, head Head, main any) error {
	one, ok := l.pages[layout]
	if !ok {
		return fmt.Errorf("there is no layout %q", layout)
	}
	if l.shell.Prefix != "" {
		return l.fillForeign(w, one, head, main)
	}
	return l.fill(w, one, head, main)
}

func (l *Layouts) fill(w io.Writer, one *template.Template, head Head, main any) error {
	if err := one.ExecuteTemplate(w, "page.html", View{Shell: l.shell, Head: head, Main: main}); err != nil {
		return fmt.Errorf("fill layout: %w", err)
	}
	return nil
}

// fillForeign fills a page in a language other than the directory's own. Of most pages
// some is not in that language, and they say so at their head; one that turns out to be
// whole is filled again.
func (l *Layouts) fillForeign(w io.Writer, one *template.Template, head Head, main any) error {
	var filled bytes.Buffer
	head.partlyForeign = true
	if err := l.fill(&filled, one, head, main); err != nil {
		return err
	}
	if !isPartlyForeign(filled.Bytes()) {
		head.partlyForeign = false
		filled.Reset()
		if err := l.fill(&filled, one, head, main); err != nil {
			return err
		}
	}
	_, err := w.Write(l.shell.localise(filled.Bytes()))
	return err
}

// Component returns one component, such as "card", filled by html/template. Pages
// may hold it as it is, so a part of many pages is filled once.
func (l *Layouts) Component(name string, data any) (template.HTML, error) {
	filled := rooms.Get().(*bytes.Buffer)
	defer rooms.Put(filled)
	filled.Reset()
	if err := l.components.ExecuteTemplate(filled, name, data); err != nil {
		return "", fmt.Errorf("fill component %s: %w", name, err)
	}
	return template.HTML(filled.String()), nil
}

// rooms are where components are filled.
var rooms = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Language returns the language that the layouts speak.
func (l *Layouts) Language() *words.Language { return l.lang }

// Shell returns what all pages share.
func (l *Layouts) Shell() Shell { return l.shell }
