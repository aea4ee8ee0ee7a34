package fields

// Source is where the words of an imported page come from. An import writes it; a page that
// people wrote has none.
type Source struct {
	field

	// who is to be thanked: the site names them
	Name text `key:"name" like:"Salford Community Network" required:"true"`
	// the licence under which they gave it. Without it the page cannot be shown
	Licence text `key:"licence" like:"OGL v3.0" required:"true"`
	// what they call it. The next import finds the page by this
	ID mark `key:"id" like:"48102e86"`
	// where it stands on the web
	URL text `key:"url" like:"https://network.example.org/services/48102e86"`
	// the day on which it was taken over
	Taken date `key:"taken" like:"2026-11-30"`
	// the fields that the next import may change. Take one out, and it stays as it is. What you change
	// stays too
	Owns list[mark] `key:"owns" like:"[title, venue.postcode]"`
	// what they say that has no place on the page, or could not be read. It is not shown: use it, and take
	// it out
	AlsoSays list[text] `key:"also_says" like:"[\"Fees: ask at the door\"]"`
	// what was not taken over until the group agrees
	LeftOut list[text] `key:"left_out" like:"[a mobile number]"`
	// by this the next import sees what people have changed. Leave it as it is
	Written mark `key:"written" like:"title:5f2a9c venue.postcode:01b7d3"`
}
