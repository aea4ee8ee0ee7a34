package email

import (
	"slices"
	"strings"
)

// Line is one answer in a letter.
type Line struct{ Label, Value string }

// Lines returns the lines of the answer, which are one for most.
func (l Line) Lines() []string { return strings.Split(l.Value, "\n") }

// Words is the text of a letter, and the data of its layout.
type Words struct {
	Site    string // what the directory is called
	Colour  string // of its own; empty where it has none
	Logo    bool
	Subject string
	Before  []string
	Lines   []Line
	After   []string

	Link      string // an address on a line of its own; empty where there is none
	AfterLink []string
}

// Plain returns the text without a layout.
func (v Words) Plain() string {
	var text strings.Builder
	for _, paragraph := range v.Before {
		text.WriteString(paragraph + "\n\n")
	}
	for _, one := range v.Lines {
		value := one.Value
		if strings.Contains(value, "\n") {
			value = "\n    " + strings.ReplaceAll(value, "\n", "\n    ")
		}
		text.WriteString(one.Label + " " + value + "\n")
	}
	after := v.After
	if v.Link != "" {
		after = append(slices.Concat(v.After, []string{v.Link}), v.AfterLink...)
	}
	for _, paragraph := range after {
		text.WriteString("\n" + paragraph + "\n")
	}
	return text.String()
}
