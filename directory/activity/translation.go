package activity

import (
	"cmp"
	"reflect"
	"slices"

	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// A directory is written in English. What it says in another language stands in
// files beside those of the English: <slug>.cy.md, which hold texts and nothing
// else, so that a date or a number is told in one place. What nobody has translated
// stays English (words.Foreign).

// Translation is what one file says of one page in another language.
type Translation struct {
	Texts map[string]string // by their keys, as Texts has them
	Notes map[string]string // of what stands in lists, by the English
	Body  Text
}

// Translated is everything that is said in one language beside English.
type Translated struct {
	Pages        map[string]*Translation // by "activities/paned-a-chan"; the site's own is "site"
	Vocabularies *vocabulary.Translation
}

// translate puts into a page what a translation says, and makes foreign what it does
// not. It returns the keys of that.
func translate(page Translatable, t *Translation) (left []string) {
	if t == nil {
		t = &Translation{}
	}
	for _, one := range page.texts() {
		said := t.Texts[one.key]
		switch {
		case one.name != nil:
			*one.name = cmp.Or(said, *one.name)
		case said != "":
			*one.at = words.Own(said)
		case *one.at != "":
			*one.at = words.Foreign(one.at.String())
			left = append(left, one.key)
		}
	}
	for _, note := range page.notes() {
		if said := t.Notes[note.String()]; said != "" {
			*note = words.Own(said)
		} else if *note != "" {
			*note = words.Foreign(note.String())
			left = append(left, "notes")
		}
	}
	if body := page.body(); body != nil && !body.IsEmpty() {
		if !t.Body.IsEmpty() {
			*body = t.Body
		} else {
			body.Foreign = true
			left = append(left, "the words below the second ---")
		}
	}
	return slices.Compact(left)
}

// Translations returns the languages beside English in which the directory is shown,
// in the order of site.yaml; those that nobody has reviewed only with drafts.
func (d *Directory) Translations(drafts bool) []string {
	var codes []string
	for _, code := range d.Site.Languages {
		if code != words.English().Code() && (drafts || !d.Drafted(code)) {
			codes = append(codes, code)
		}
	}
	return codes
}

// Drafted reports whether nobody who speaks a language has reviewed all that is said
// in it: site.yaml says so of the directory's own words, and the catalogue of those
// of the interface.
func (d *Directory) Drafted(code string) bool {
	language, ok := words.In(code)
	return !ok || language.Draft() || slices.Contains(d.Site.DraftLanguages, code)
}

// In returns the directory in another language. The English one stays as it is.
func (d *Directory) In(code string) *Directory { return d.InAfter(code, nil) }

// InAfter returns what In does. Of an earlier directory in that language, nil where there
// is none, it takes over the vocabularies and each town, organisation and listing of which
// neither the English is another, by its pointer, nor its translation, nor what it leads to.
func (d *Directory) InAfter(code string, before *Directory) *Directory {
	if before == nil {
		before = &Directory{english: &Directory{}}
	}
	other, earlier := d.said(code), before.english.said(code)
	same := func(page string) bool { return other.Pages[page] == earlier.Pages[page] }
	made := *d
	made.english = d
	translate(&made.Site, other.Pages["site"])
	if d.Vocabularies == before.english.Vocabularies && other.Vocabularies == earlier.Vocabularies {
		made.Vocabularies = before.Vocabularies
	} else if d.Vocabularies != nil {
		made.Vocabularies = d.Vocabularies.In(code, other.Vocabularies)
	}
	made.Pages = translated(d.Pages, nil, func(p *Page) { translate(p, other.Pages["pages/"+p.Slug]) })
	made.Nations = translated(d.Nations, nil, func(n *Nation) { translate(n, other.Pages["nations/"+n.Slug]) })
	towns := kept(before.english.Towns, before.Towns, func(t *Town) bool { return same("towns/" + t.Slug) })
	made.Towns = translated(d.Towns, towns, func(t *Town) {
		english := t.Name
		translate(t, other.Pages["towns/"+t.Slug])
		if t.Name != english {
			t.Also = append(t.Also, english)
		}
	})
	organisations := kept(before.english.Organisations, before.Organisations,
		func(o *Organisation) bool { return same("organisations/" + o.Slug) })
	made.Organisations = translated(d.Organisations, organisations,
		func(o *Organisation) { translate(o, other.Pages["organisations/"+o.Slug]) })
	var activities map[*Activity]*Activity
	if before.Vocabularies != nil && made.sameTerms(before) {
		activities = kept(before.english.Activities, before.Activities,
			func(a *Activity) bool { return same("activities/"+a.Slug) && made.adopted(a) })
	}
	made.Activities = translated(d.Activities, activities, func(a *Activity) {
		translate(a, other.Pages["activities/"+a.Slug])
		made.adopt(a)
	})
	return &made
}

// said returns what is said in a language.
func (d *Directory) said(code string) *Translated {
	if told := d.Translated[code]; told != nil {
		return told
	}
	return &Translated{Vocabularies: &vocabulary.Translation{}}
}

// sameTerms reports whether the terms that listings lead to are those of an earlier directory.
func (d *Directory) sameTerms(before *Directory) bool {
	return reflect.DeepEqual(d.Kinds, before.Kinds) && reflect.DeepEqual(d.GoodFor, before.GoodFor) &&
		reflect.DeepEqual(d.Access, before.Access)
}

// adopted reports whether a listing leads to the organisation and the town that the
// directory has.
func (d *Directory) adopted(a *Activity) bool {
	if own, _ := d.Organisation(a.Organisation.Slug); own != a.Organisation {
		return false
	}
	if a.Venue == nil {
		return true
	}
	own, _ := d.Town(a.Venue.Town.Slug)
	return own == a.Venue.Town
}

// adopt leads a listing to what belongs to it in its own language.
func (d *Directory) adopt(a *Activity) {
	inherits := a.Safeguarding == a.Organisation.Safeguarding
	a.Organisation, _ = d.Organisation(a.Organisation.Slug)
	if inherits {
		a.Safeguarding = a.Organisation.Safeguarding
	}
	if a.Venue != nil {
		a.Venue.Town, _ = d.Town(a.Venue.Town.Slug)
	}
	a.Kinds, a.GoodFor = terms(a.Kinds, d.Kinds), terms(a.GoodFor, d.GoodFor)
	a.AccessMissing = terms(a.AccessMissing, d.Access)
	for i := range a.Access {
		a.Access[i].Term, _ = d.Access.Find(a.Access[i].Term.Slug)
	}
}

// kept returns by the English what an earlier directory made of it, as far as it holds still.
func kept[T any](english, before []*T, holds func(*T) bool) map[*T]*T {
	made := make(map[*T]*T, len(before))
	for i, page := range before {
		if holds(page) {
			made[english[i]] = page
		}
	}
	return made
}

// translated returns copies of pages, each changed, or the one that is kept of it.
func translated[T any, P interface {
	*T
	Translatable
}](pages []*T, kept map[*T]*T, change func(*T)) []*T {
	made := make([]*T, len(pages))
	for i, page := range pages {
		if made[i] = kept[page]; made[i] != nil {
			continue
		}
		made[i] = any(P(page).clone()).(*T)
		change(made[i])
	}
	return made
}

func copyOf[T any](one *T) *T {
	if one == nil {
		return nil
	}
	made := *one
	return &made
}

// terms looks the same terms up in another list.
func terms(of []*vocabulary.Term, in vocabulary.List) []*vocabulary.Term {
	made := make([]*vocabulary.Term, len(of))
	for i, term := range of {
		made[i], _ = in.Find(term.Slug)
	}
	return made
}
