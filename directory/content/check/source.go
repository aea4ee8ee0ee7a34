package check

import (
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/report"
)

// LeftOut stands in the words of an imported page where something that may be about a person was not
// taken over.
const LeftOut = "(left out until they agree)"

// NothingLeftOut reports places where something was left out, on a page that is to be shown.
func NothingLeftOut(f *frontmatter.File, body string) {
	if f.Draft {
		return
	}
	for _, text := range append(f.Texts, frontmatter.Words{Text: body, Line: f.BodyLine}) {
		if at := strings.Index(text.Text, LeftOut); at >= 0 {
			f.Errorf(text.Line+strings.Count(text.Text[:at], "\n"), "something was left out here when the page was imported").
				Suggestf("ask the group, and write the sentence anew")
		}
	}
}

// Source checks where an imported page comes from. Nothing is shown of which nobody knows
// whose it is, or whether it may be shown.
func Source(r *report.Report, f fields.Source) activity.Source {
	if !f.Set {
		return activity.Source{}
	}
	return activity.Source{
		Name:    Need(r, f.Name, f.Line, "source.name", "who gave it, and is to be thanked"),
		Licence: Need(r, f.Licence, f.Line, "source.licence", "the licence under which it may be shown: OGL v3.0"),
		URL:     Website(r, f.URL, "url"),
		Taken:   f.Taken.Value,

		LeftOut:  Strings(f.LeftOut),
		AlsoSays: Strings(f.AlsoSays),
	}
}
