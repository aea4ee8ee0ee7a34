package fields

// Site is content/site.yaml.
type Site struct {
	field

	// what the directory is called
	Name text `key:"name" like:"Bandstand" required:"true"`
	// who runs the directory. The accessibility statement names them
	Operator text `key:"operator" like:"Salford City Council"`
	// `true` where that is a council, a health board or another public body: then the accessibility
	// statement takes the form that the law gives, and `operator` is required
	PublicBody flag `key:"public_body" like:"true"`
	// a few words beneath the name
	Strapline text `key:"strapline" like:"Things to do together, whatever your age"`
	// the site's address, without a slash at the end. A build can be told it too (`--base-url`); where
	// neither does, printed sheets have no address and no QR code
	BaseURL text `key:"base_url" like:"https://bandstand.example.org"`
	// the nation it is mainly for
	Nation text `key:"nation" like:"england" required:"true"`
	// the languages of the site itself, `en` first. Each of the others has its own pages at `/cy/…`
	Languages list[text] `key:"languages" like:"[en]"`
	// those of them that nobody who speaks them has reviewed yet: only previews show them
	Drafts list[text] `key:"draft_languages" like:"[cy]"`
	// what link workers are called
	LinkWorker text `key:"link_worker" like:"link worker"`
	// the editors' phone
	Phone Phone `key:"phone" like:"{number: 01632 960001, hours: Monday to Friday}"`
	// how to write to them
	Editors Editors `key:"editors" like:"{email: editors@example.org}" required:"true"`
	// where these files are kept, for the "Suggest a change" links
	Repository text `key:"repository" like:"https://example.org/bandstand"`
	// `"on"` or `"off"`, in quotation marks: whether the forms are shown: to ask to join, to say what
	// is wrong with a page, and to tell of a group
	Messages flag `key:"messages" like:"on"`
	// the kinds that the home page shows. Where it is left out they are those with the most activities
	Home list[text] `key:"home" like:"[music, gardening]"`
	// your own logo and colours, in place of the bandstand, plum and yellow
	Look Look `key:"look" like:"{logo: logo.png, main: \"#0b5d3b\", accent: \"#ffd166\"}"`
	// only in a demonstration: then phone numbers and addresses may be invented, and every page says so.
	// A real directory leaves it out, and cannot go live with anything invented in it
	Demonstration Demonstration `key:"demonstration" like:"{as_of: 2026-11-21}"`
}

// Look is a directory's own logo and colours.
type Look struct {
	field

	// a picture in `images/`, .jpg, .png or .webp. It is shown on white, beside the name, in letters and
	// on paper, and is the icon of the site
	Logo text `key:"logo" like:"logo.png"`
	// the colour of the head and foot of each page, of links and of buttons, in quotation marks because #
	// begins a remark. White words have to be readable on it
	Main text `key:"main" like:"#0b5d3b"`
	// the colour of what stands out: the band under the head, what has the focus, and, paler, the ground
	// of the home page's question. Dark words have to be readable on it
	Accent text `key:"accent" like:"#ffd166"`
}

// Phone is a number, and when somebody answers it.
type Phone struct {
	field

	// one number
	Number text `key:"number" like:"01632 960001"`
	// when they answer, in words
	Hours text `key:"hours" like:"Monday to Friday"`
}

// Editors is how to write to the editors.
type Editors struct {
	field

	// their address
	Email text `key:"email" like:"editors@example.org" required:"true"`
}

// Demonstration marks a directory in which everything is invented.
type Demonstration struct {
	field

	// the day on which staleness is judged. Leave it out where that is to be the day itself
	AsOf date `key:"as_of" like:"2026-11-21"`
}
