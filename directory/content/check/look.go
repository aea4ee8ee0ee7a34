package check

import (
	"io/fs"

	"bandstand/directory/activity"
	"bandstand/directory/colour"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/report"
	"bandstand/directory/words"
)

// What stands on the colours of a look, and they on it: static/styles/tokens.css.
var (
	paper = colour.Must("#fff8ec")
	ink   = colour.Must("#2b1b30")
)

// Look checks a directory's logo and colours. Words have to be readable on them.
func Look(r *report.Report, content fs.FS, f fields.Look, picturesUnread bool) activity.Look {
	return activity.Look{
		Logo: pictureFile(r, content, f.Logo, []string{images}, picturesUnread),
		// Paper is darker than white, so whatever can be read on it has white words too.
		Main:   readable(r, f.Main, "main", paper, colour.Black, "white words on it cannot be read, nor it on paper"),
		Accent: readable(r, f.Accent, "accent", ink, colour.White, "dark words on it cannot be read"),
	}
}

// readable returns a colour that has enough contrast to another; "" where it has not.
func readable(r *report.Report, v frontmatter.Text, key string, against, toward colour.Colour, or string) string {
	if !v.Set {
		return ""
	}
	told, ok := colour.Parse(v.Value)
	if !ok {
		r.Errorf(v.Line, "%q cannot be %s", key, words.Quote(v.Value)).
			Suggestf(`write the colour as six figures and letters in quotation marks: %s: "#0b5d3b"`, key)
		return ""
	}
	if contrast := told.Contrast(against); contrast < colour.Readable {
		r.Errorf(v.Line, "%s as %q: %s. The contrast is %.1f to 1, and it takes 4.5", words.Quote(v.Value), key, or,
			min(contrast, 4.4)).Suggestf("the nearest that can be read is %s: %q", key, told.Toward(toward, against))
		return ""
	}
	return told.String()
}
