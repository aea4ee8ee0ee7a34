package newpage

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"

	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
)

// page is the text of a page while it is written.
type page struct {
	strings.Builder
	meanings map[string]string
	values   map[string]string // what is known, as YAML, by the path of its key
	examples map[string]string // that go before those of the table
}

// write returns a page that has every field of F, the struct of its kind.
func write[F any](first string, values, examples map[string]string) string {
	p := &page{meanings: fields.Meanings(), values: values, examples: examples}
	of := reflect.TypeFor[F]()
	p.WriteString("---\n")
	p.note("", first)
	p.note("", "Lines that begin with # are notes for you, and never show. Write your answers behind the colons.")
	p.WriteString("\n# Needed:\n")
	p.needed(of, "", "", "")
	p.WriteString("\n# Everything below is welcome, none of it is needed.\n")
	p.note("", "To use a line, take its # away. docs/content.md tells more about each.")
	p.welcome(of, "", "")
	p.WriteString("\n# Below the next line is room for the group's own words.\n---\n")
	return p.String()
}

// needs reports whether a page cannot do without a field, or only where it has another.
func (p *page) needs(of reflect.Type, key frontmatter.Key) bool {
	return key.Required || strings.Contains(p.meanings[of.Name()+"."+key.Field], "Required unless")
}

// isBlock reports whether the parts of a field stand on lines of their own: where some
// of them are needed.
func (p *page) isBlock(key frontmatter.Key) bool {
	if key.Parts == nil {
		return false
	}
	for _, part := range frontmatter.Keys(key.Parts) {
		if p.needs(key.Parts, part) {
			return true
		}
	}
	return false
}

func isList(key frontmatter.Key) bool { return strings.HasPrefix(key.Example, "[") }

// needed writes the fields that are needed, and those that are known. hyphen stands
// before the first of them where they are an entry of a list.
func (p *page) needed(of reflect.Type, path, indent, hyphen string) {
	for _, key := range frontmatter.Keys(of) {
		value, known := p.values[path+key.Name]
		if !known && !p.needs(of, key) {
			continue
		}
		if path == "" {
			p.WriteString("\n")
		}
		note, block := p.meaning(of, key), p.isBlock(key)
		if known || block {
			p.note(indent, note)
		} else {
			example := "For example: " + strings.Replace(cmp.Or(p.examples[key.Name], key.Example), "   # or: ", " or ", 1)
			if len(indent+note+example) < widest-3 {
				p.note(indent, note+" "+example)
			} else {
				p.note(indent, note)
				p.note(indent, example)
			}
		}
		line := strings.TrimRight(fmt.Sprintf("%s%s%s: %s", indent, hyphen, key.Name, value), " ")
		fmt.Fprintln(p, strings.Replace(line, ": \n", ":\n", 1))
		if hyphen != "" {
			indent, hyphen = indent+"  ", ""
		}
		switch {
		case known:
		case block && isList(key):
			p.needed(key.Parts, path+key.Name+".", indent+"  ", "- ")
		case block:
			p.needed(key.Parts, path+key.Name+".", indent+"  ", "")
		}
	}
}

// welcome writes the other fields as notes.
func (p *page) welcome(of reflect.Type, path, indent string) {
	for _, key := range frontmatter.Keys(of) {
		_, known := p.values[path+key.Name]
		needed := known || p.needs(of, key)
		switch {
		case known, key.Name == "source": // which an import writes, and nobody else
		case needed && p.isBlock(key):
			fmt.Fprintf(p, "\n# These are for %q: move them up to its other lines.\n", key.Name)
			within := indent + "  "
			if isList(key) {
				within += "  "
			}
			p.welcome(key.Parts, path+key.Name+".", within)
		case !needed:
			if path == "" {
				p.WriteString("\n")
			}
			p.note("", p.meaning(of, key))
			fmt.Fprintf(p, "#%s%s: %s\n", indent, key.Name, key.Example)
		}
	}
}

// meaning returns what the table says of a field, as sentences.
func (p *page) meaning(of reflect.Type, key frontmatter.Key) string {
	meaning := p.meanings[of.Name()+"."+key.Field] + "."
	return strings.ReplaceAll(strings.ToUpper(meaning[:1])+meaning[1:], "`", "")
}

const widest = 100 // characters of a line of notes

// note writes a comment in as many lines as it needs.
func (p *page) note(indent, text string) {
	line := indent + "#"
	for word := range strings.FieldsSeq(text) {
		if utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > widest {
			fmt.Fprintln(p, line)
			line = indent + "#"
		}
		line += " " + word
	}
	fmt.Fprintln(p, line)
}

var escaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// quoted returns a text in YAML. With quotation marks round it every text is safe.
func quoted(text string) string { return `"` + escaper.Replace(text) + `"` }
