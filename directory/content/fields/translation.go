package fields

// Translation is what a translation tells of itself. Its other fields are the texts of the
// page that it translates.
type Translation struct {
	field

	// `last_checked` of the English page as it was when you translated it. Once that is checked again,
	// `check` warns that the translation wants a look. Required where the page has a `last_checked`
	Translates date `key:"translates" like:"2026-11-02"`
	// the texts that stand in lists, such as the notes of sessions and of access features, or the
	// names and hours of urgent numbers
	Notes list[Note] `key:"notes" like:"[{of: Main hall only, says: Y brif neuadd yn unig}]"`
}

// Note is the translation of a text that stands in a list.
type Note struct {
	field

	// the English, letter by letter. Where that is changed, `check` tells
	Of text `key:"of" like:"Main hall only" required:"true"`
	// the same in the other language
	Says text `key:"says" like:"Y brif neuadd yn unig" required:"true"`
}

// TermTranslation is an entry of a file like vocabulary/kinds.cy.yaml.
type TermTranslation struct {
	field

	// the English term
	Slug text `key:"slug" like:"gardening" required:"true"`
	// what visitors read
	Label text `key:"label" like:"Garddio" required:"true"`
	// one line under the label
	Explain text `key:"explain" like:"Tyfu blodau, bwyd a chyfeillgarwch." required:"true"`
	// what people type in that language. Search finds mutated forms by itself, and the English words
	// too
	Words list[text] `key:"words" like:"[gardd, rhandir]"`
	// for kinds: one idea for a new group
	Ideas text `key:"ideas" like:"Plannu rhywbeth a’i wylio’n tyfu."`
}
