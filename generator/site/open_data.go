package site

import (
	"bandstand/directory/words"
	"bandstand/generator/site/listing"
	"bandstand/generator/site/openactive"
	"bandstand/generator/site/openapi"
	"bandstand/generator/site/services"
	"bandstand/generator/site/table"
	"bandstand/search"
	"io"
	"slices"
)

// documents returns what search knows of every listing. In another language english are
// those of the same listings.
func (e *edition) documents(english []search.Document) []search.Document {
	writer := services.NewWriter(e.say)
	all := make([]search.Document, len(e.listings))
	for i, one := range e.listings {
		var first *search.Document
		if e.first != nil {
			first = &english[i]
		}
		if e.options.Followed {
			all[i] = one.Document(func() search.Document {
				made := e.document(writer, one, first)
				own := made.Own() // which each save asks for anew
				made.Own = func() words.Text { return own }
				return made
			})
		} else {
			all[i] = e.document(writer, one, first)
		}
	}
	return all
}

// document returns what search knows of one listing. In the directory's own language it
// filters lists of Open Referral too.
func (e *edition) document(writer *services.Writer, one *listing.Listing, english *search.Document) search.Document {
	made := writer.Document(one.InSearch(), english)
	if e.first == nil && one.InLists() {
		made.OpenReferral = func() search.OpenReferral {
			listed, at := e.openReferral.InSearch(one.Activity)
			return search.OpenReferral{Service: listed, At: at}
		}
	}
	return made
}

// shown returns every listing that lists show or name as one to ring first, by slug.
func (e *edition) shown() []*listing.Listing {
	return slices.DeleteFunc(slices.Clone(e.listings), func(one *listing.Listing) bool { return !one.InLists() })
}

// addOpenData adds everything in the forms that other programs take.
func (e *edition) addOpenData() {
	shown := listing.Activities(e.shown())
	e.addresses.AddFile(table.Path, func(w io.Writer) error { return e.table.Write(w, shown) })
	e.addresses.AddFile(openapi.Path, func(w io.Writer) error { return openapi.Write(w, e.shell, e.Vocabularies) })
	if e.first == nil { // ids and addresses are of one language
		for _, file := range (&openactive.Maker{Say: e.say, BaseURL: e.shell.BaseURL}).Files(e.Activities) {
			e.addresses.AddFile(file.Path, file.Write)
		}
		for _, file := range e.openReferral.Files(shown) {
			e.addresses.AddFile(file.Path, file.Write)
		}
	}
}
