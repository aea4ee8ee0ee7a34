package check

import (
	"bandstand/directory/activity"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/report"
)

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
	}
}
