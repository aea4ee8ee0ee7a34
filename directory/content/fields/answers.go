package fields

// Answers is a file of answers for `new directory --answers`, for machines and for whoever
// begins many directories.
type Answers struct {
	field

	// what the directory is called
	Name text `key:"name" like:"Ramsbottom Together" required:"true"`
	// the nation it is mainly for
	Nation text `key:"nation" like:"england" required:"true"`
	// the area it is for, as people there call it
	Area text `key:"area" like:"Ramsbottom and the villages round it" required:"true"`
	// who runs it
	Operator text `key:"operator" like:"Ramsbottom Library" required:"true"`
	// whether that is a council, a health board or another public body
	PublicBody flag `key:"public_body" like:"false"`
	// the editors' phone
	Phone text `key:"phone" like:"01632 960001" required:"true"`
	// when they answer it
	Hours text `key:"hours" like:"Monday to Friday, 9:30am to 4pm" required:"true"`
	// the editors' address
	Email text `key:"email" like:"editors@example.org" required:"true"`
	// its towns, by name. A namesake elsewhere is told by its area: `Richmond, North Yorkshire`
	Towns list[text] `key:"towns" like:"[Ramsbottom, Holcombe]" required:"true"`
	// the languages of the site, `en` first
	Languages list[text] `key:"languages" like:"[en]"`
	// where its files are kept
	Repository text `key:"repository" like:"https://example.org/bandstand"`
	// the address of the site, once it is known
	BaseURL text `key:"base_url" like:"https://ramsbottom-together.example.org"`
}
