// Package facts puts what a directory says of itself into the words that came with
// the software: $(name), $(phone), $(safeguarding_contacts). A fact stands in one
// place, site.yaml or a town's page, and no words page has a number typed into it. It
// knows nothing of Markdown.
package facts

import (
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/phone"
	"bandstand/directory/place"
	"bandstand/directory/slips"
	"bandstand/directory/words"
)

// Facts are what a directory says of itself, in one language.
type Facts struct {
	Site  activity.Site
	Towns []*activity.Town
	Lang  *words.Language
}

// Piece is a stretch of words, with where it leads.
type Piece struct {
	Text string
	Link string // an address, or empty
}

// Block is what stands in place of a paragraph of its own: a list, or a quotation.
type Block struct {
	Items  [][]Piece
	Quoted bool // Items are the paragraphs of a quotation, not the entries of a list
}

// Fault is a placeholder for which nothing can be put.
type Fault struct {
	Name string // what stands between $( and )
	Key  string // what site.yaml lacks; empty where there is no such fact
	Near string // a fact that may have been meant
}

// placeholder is a fact's place in a text, or is meant to be one: "$(Phone)", "$( phone )".
var placeholder = regexp.MustCompile(`\$\(([A-Za-z_ ]+)\)`)

// Beginning returns the name and the length of the placeholder with which a text begins.
func Beginning(text []byte) (name string, length int, ok bool) {
	found := placeholder.FindSubmatchIndex(text)
	if found == nil || found[0] != 0 {
		return "", 0, false
	}
	return string(text[found[2]:found[3]]), found[1], true
}

// fact is how one fact is said.
type fact struct {
	key   string // of site.yaml, without which it cannot be said; empty where it always can
	say   func(f *Facts) string
	links func(f *Facts) string // where it leads; nil where nowhere
}

// plain are the facts that are one stretch of words each.
var plain = map[string]fact{
	"name":        {"name", func(f *Facts) string { return f.Site.Name }, nil},
	"strapline":   {"strapline", func(f *Facts) string { return f.Site.Strapline.String() }, nil},
	"operator":    {"operator", func(f *Facts) string { return f.Site.Operator }, nil},
	"hours":       {"phone.hours", func(f *Facts) string { return strings.TrimSuffix(f.Site.Phone.Hours.String(), ".") }, nil},
	"link_worker": {"link_worker", func(f *Facts) string { return f.Site.LinkWorker.String() }, nil},
	"phone":       {"phone.number", sayPhone, nil},
	"email":       {"editors.email", func(f *Facts) string { return f.Site.Editors.Email }, nil},
	"website":     {"base_url", func(f *Facts) string { return hostOf(f.Site.BaseURL) }, nil},
	"repository":  {"repository", func(f *Facts) string { return hostOf(f.Site.Repository) }, nil},

	"phone_link":      {"phone.number", sayPhone, func(f *Facts) string { return ringing(f.Site.Phone.Number) }},
	"email_link":      {"editors.email", func(f *Facts) string { return f.Site.Editors.Email }, func(f *Facts) string { return "mailto:" + f.Site.Editors.Email }},
	"add_link":        {"", func(f *Facts) string { return f.Lang.Say("facts.add_link") }, func(*Facts) string { return "/add/" }},
	"repository_link": {"repository", func(f *Facts) string { return hostOf(f.Site.Repository) }, func(f *Facts) string { return f.Site.Repository }},
}

func sayPhone(f *Facts) string {
	if f.Site.Phone.Number == "" {
		return ""
	}
	return f.Lang.Phone(f.Site.Phone.Number)
}

// ringing returns the address that rings a number; "" where no telephone would ring it as it
// stands, of which a warning tells beside the number.
func ringing(number string) string {
	if n, ok := phone.Parse(number); !ok || !n.Valid() || n.Charge() != "" {
		return ""
	}
	return dialled(number)
}

func dialled(number string) string { return "tel:" + strings.ReplaceAll(number, " ", "") }

func hostOf(address string) string {
	parsed, err := url.Parse(address)
	if err != nil {
		return address
	}
	return parsed.Host + strings.TrimRight(parsed.Path, "/")
}

// sentences are the facts that are said in words of the catalogue, which have
// placeholders themselves. Each returns the key of its words, or nothing to say nothing.
var sentences = map[string]func(f *Facts) string{
	// How to reach the editors, with a verb: "ring … or write to …".
	"reach_us": func(f *Facts) string {
		switch {
		case f.Site.Phone.Number == "":
			return "facts.reach_us.email"
		case f.Site.Phone.Hours == "":
			return "facts.reach_us"
		}
		return "facts.reach_us.hours"
	},
	// Whom to name when the directory's words are used elsewhere.
	"credit": func(f *Facts) string {
		if f.Site.BaseURL == "" {
			return "facts.credit.no_address"
		}
		return "facts.credit"
	},
	"run_by": where(hasOperator, "facts.run_by"),
	// Who answers in law for people's details.
	"controller": func(f *Facts) string {
		switch {
		case f.Site.Demonstration.Is:
			return "facts.controller.demonstration"
		case f.Site.Operator == "":
			return "facts.controller.unnamed"
		}
		return "facts.controller"
	},
	"lawful_reason": func(f *Facts) string {
		if f.Site.PublicBody {
			return "facts.lawful_reason.public_body"
		}
		return "facts.lawful_reason"
	},
	"demonstration": where(isDemonstration, "facts.demonstration"),
	// How somebody who knows Git changes a page.
	"edit_yourself": where(hasRepository, "facts.edit_yourself"),
	// What some people cannot use of that.
	"hard_to_edit": where(hasRepository, "facts.hard_to_edit"),
	// How a group adds itself, and what to know where there are no forms.
	"add_yourself": where(hasForms, "facts.add_yourself"),
	"no_forms":     where(hasNoForms, "facts.no_forms"),
	"files":        where(hasRepository, "facts.files"),
}

// where returns a fact that is said of some sites alone.
func where(so func(activity.Site) bool, key string) func(*Facts) string {
	return func(f *Facts) string {
		if !so(f.Site) {
			return ""
		}
		return key
	}
}

func hasOperator(s activity.Site) bool     { return s.Operator != "" }
func isDemonstration(s activity.Site) bool { return s.Demonstration.Is }
func hasRepository(s activity.Site) bool   { return s.Repository != "" }
func hasForms(s activity.Site) bool        { return s.Messages }
func hasNoForms(s activity.Site) bool      { return !s.Messages }

// blocks are the facts that stand in place of a paragraph of their own.
var blocks = map[string]func(f *Facts) Block{
	"safeguarding_contacts": (*Facts).safeguardingContacts,
	"data_credits": func(*Facts) Block {
		credits := Block{Quoted: true}
		for line := range strings.SplitSeq(place.Attribution, "\n") {
			credits.Items = append(credits.Items, []Piece{{Text: line}})
		}
		return credits
	},
}

// safeguardingContacts returns the councils' numbers, town by town.
func (f *Facts) safeguardingContacts() Block {
	var list Block
	if f.Site.Demonstration.Is {
		list.Items = append(list.Items, []Piece{{Text: f.Lang.Say("facts.safeguarding.demonstration")}})
	}
	for _, town := range f.Towns {
		for _, contact := range town.SafeguardingContacts {
			item := []Piece{{Text: f.Lang.Say("facts.safeguarding."+contact.For, "town", town.Name) + " "}}
			numbers := []struct{ number, when string }{{contact.Day, "facts.safeguarding.day"}, {contact.Night, "facts.safeguarding.night"}}
			for _, at := range numbers {
				if at.number == "" {
					continue
				}
				if len(item) > 1 {
					item = append(item, Piece{Text: ", "})
				}
				item = append(item, Piece{f.Lang.Phone(at.number), ringing(at.number)}, Piece{Text: " " + f.Lang.Say(at.when)})
			}
			list.Items = append(list.Items, item)
		}
	}
	if len(list.Items) == 0 {
		list.Items = append(list.Items, []Piece{{Text: f.Lang.Say("facts.safeguarding.none")}})
	}
	return list
}

// Block returns what stands in place of a paragraph of its own. It reports false for
// a fact that stands among other words.
func (f *Facts) Block(name string) (Block, bool) {
	make, ok := blocks[name]
	if !ok {
		return Block{}, false
	}
	return make(f), true
}

// Pieces returns what stands in place of a placeholder, which may be nothing.
func (f *Facts) Pieces(name string) ([]Piece, *Fault) {
	if sentence, ok := sentences[name]; ok {
		key := sentence(f)
		if key == "" {
			return nil, nil
		}
		return f.fill(f.Lang.Say(key))
	}
	if block, ok := blocks[name]; ok {
		var all []Piece
		for i, item := range block(f).Items {
			if i > 0 {
				all = append(all, Piece{Text: "; "})
			}
			all = append(all, item...)
		}
		return all, nil
	}
	one, ok := plain[name]
	if !ok {
		return nil, &Fault{Name: name, Near: slips.Nearest(name, Names())}
	}
	text := one.say(f)
	if text == "" {
		return nil, &Fault{Name: name, Key: one.key}
	}
	piece := Piece{Text: text}
	if one.links != nil {
		piece.Link = one.links(f)
	}
	return []Piece{piece}, nil
}

// fill puts facts into the placeholders of a text.
func (f *Facts) fill(text string) ([]Piece, *Fault) {
	var all []Piece
	at := 0
	for _, found := range placeholder.FindAllStringSubmatchIndex(text, -1) {
		pieces, fault := f.Pieces(text[found[2]:found[3]])
		if fault != nil {
			return nil, fault
		}
		if found[0] > at {
			all = append(all, Piece{Text: text[at:found[0]]})
		}
		all = append(all, pieces...)
		at = found[1]
	}
	if at < len(text) {
		all = append(all, Piece{Text: text[at:]})
	}
	return all, nil
}

// Text puts facts into a text that has no links: a title, or an address such as
// tel:$(phone), where a number is written without spaces.
func (f *Facts) Text(text string) (string, *Fault) {
	if !strings.Contains(text, "$(") {
		return text, nil
	}
	pieces, fault := f.fill(text)
	if fault != nil {
		return "", fault
	}
	var whole strings.Builder
	for _, piece := range pieces {
		whole.WriteString(piece.Text)
	}
	if number, ok := strings.CutPrefix(whole.String(), "tel:"); ok {
		return dialled(number), nil
	}
	return whole.String(), nil
}

// Meanings are what the facts are, for docs/content.md.
var Meanings = map[string]string{
	"name":        "the name of the directory",
	"strapline":   "the few words beneath it",
	"operator":    "who runs the directory",
	"phone":       "the editors' number",
	"phone_link":  "the same, to be pressed",
	"hours":       "when they answer",
	"email":       "the editors' address",
	"email_link":  "the same, to be pressed",
	"website":     "the address of the site, without https://",
	"link_worker": "what link workers are called",

	"repository":      "where the files are kept, without https://",
	"repository_link": "the same, to be pressed",

	"reach_us":      "with a verb: “ring the editors on …, or write to …”",
	"credit":        "how to name the directory where its words are used: “From …, CC BY 4.0.”",
	"run_by":        "“This directory is run by …”; nothing where `operator` is missing",
	"controller":    "a sentence on who answers in law for people's details",
	"lawful_reason": "a sentence on the lawful reason for passing on messages; `public_body` decides which",
	"demonstration": "“This is a demonstration …”; nothing in a real directory",
	"edit_yourself": "how somebody who knows code repositories changes a page; nothing without `repository`",
	"hard_to_edit":  "that changing a page is for programmers, for the accessibility statement; nothing without `repository`",
	"add_link":      "“add your group yourself”, which leads to the form",
	"add_yourself":  "that a group can add itself; nothing where `messages` is off",
	"no_forms":      "that there are no forms at present; nothing where `messages` is on",
	"files":         "where the files of the directory are; nothing without `repository`",

	"safeguarding_contacts": "the councils' numbers, a list by town. It wants a paragraph of its own",
	"data_credits":          "whom the licences of the places and postcodes ask to be named. It wants a paragraph of its own",
}

// Names returns the names of all facts, sorted.
func Names() []string {
	all := slices.Collect(maps.Keys(plain))
	all = slices.AppendSeq(all, maps.Keys(sentences))
	all = slices.AppendSeq(all, maps.Keys(blocks))
	slices.Sort(all)
	return all
}
