package page

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"strings"

	"bandstand/directory/words"
)

// Layouts is a folder of layouts, parsed. It may be used by many requests at
// once.
type Layouts struct {
	shell      Shell
	language   *words.Language
	components *template.Template
	pages      map[string]*template.Template
}

// Parse reads layouts: page.html is the frame of every page, components/ holds
// the parts, and every other file at the top defines the "main" of one kind of
// page, which Fill then knows by its name without ".html". An error names the
// file and what html/template found.
func Parse(layouts fs.FS, shell Shell, language *words.Language) (*Layouts, error) {
	frame, err := template.New("page.html").
		Funcs(functions(shell, language)).
		ParseFS(layouts, "page.html", "components/*.html")
	if err != nil {
		return nil, fmt.Errorf("parse layouts: %w", err)
	}
	files, err := fs.Glob(layouts, "*.html")
	if err != nil {
		return nil, fmt.Errorf("list layouts: %w", err)
	}
	parsed := &Layouts{shell: shell, language: language, pages: map[string]*template.Template{}}
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
	return parsed, nil
}

// Fill writes the page that the layout of this name makes of a head and what
// its main part needs.
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

// fillForeign fills a page of a language beside the directory's own. It says at its
// head where it is not all in that language, which is known once it is filled.
func (l *Layouts) fillForeign(w io.Writer, one *template.Template, head Head, main any) error {
	var filled bytes.Buffer
	if err := l.fill(&filled, one, head, main); err != nil {
		return err
	}
	if isPartlyForeign(filled.Bytes()) {
		head.partlyForeign = true
		filled.Reset()
		if err := l.fill(&filled, one, head, main); err != nil {
			return err
		}
	}
	_, err := w.Write(l.shell.inItsLanguage(filled.Bytes()))
	return err
}

// Component fills one component by its name, such as "card". What it gives may
// be placed in pages without being escaped again: it was rendered by
// html/template itself, which is why a part that stands in many lists is
// filled once.
func (l *Layouts) Component(name string, data any) (template.HTML, error) {
	var filled strings.Builder
	if err := l.components.ExecuteTemplate(&filled, name, data); err != nil {
		return "", fmt.Errorf("fill component %s: %w", name, err)
	}
	return template.HTML(filled.String()), nil
}

// Language returns the language that the layouts speak.
func (l *Layouts) Language() *words.Language { return l.language }

// Shell returns what all pages share.
func (l *Layouts) Shell() Shell { return l.shell }
