package listing

import (
	"cmp"
	"hash/fnv"
	"io"
	"regexp"
	"strings"

	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/phone"
)

// Owned is something that belongs to one group alone, or to one page, as it stands
// there: where two have it, one page was probably copied from the other.
type Owned struct {
	Field string // "phone"
	Key   string // what all that are the same have in common
	Line  int
}

// shortestWords is how many words a text has at least that no two groups would write
// alike by chance.
const shortestWords = 4

var numberOrAddress = regexp.MustCompile(`\d[\d ]{8,}\d|[^\s@]+@[^\s@]+\.[a-z]+`)

func numbersAndAddresses(text string) []string {
	if !strings.ContainsAny(text, "0@") {
		return nil
	}
	return numberOrAddress.FindAllString(text, 4)
}

// ownedBy returns what on a page belongs to its group alone.
func ownedBy(f *fields.Listing, body string) []Owned {
	all := make([]Owned, 0, 8)
	add := func(field, key string, line int) {
		if key != "" {
			all = append(all, Owned{field, strings.ToLower(key), line})
		}
	}
	number := func(field string, v frontmatter.Text) {
		if n, ok := phone.Parse(v.Value); ok {
			add(field, n.Digits(), v.Line)
		}
	}
	words := func(field string, v frontmatter.Text) {
		if strings.Count(v.Value, " ") >= shortestWords-1 {
			add(field, v.Value, v.Line)
		}
	}
	number("phone", f.Join.Contact.Phone)
	number("textphone", f.Join.Contact.Textphone)
	number("sms", f.Join.Contact.SMS)
	add("email", f.Join.Contact.Email.Value, f.Join.Contact.Email.Line)
	add("form_to", f.Join.FormTo.Value, f.Join.FormTo.Line)
	words("quote", f.Impact.Quote)
	words("evidence", f.Impact.Evidence)
	add("policy", f.Safeguarding.Policy.Value, f.Safeguarding.Policy.Line)
	worried := f.Safeguarding.IfWorried
	for _, found := range numbersAndAddresses(worried.Value) {
		if n, ok := phone.Parse(found); ok {
			found = n.Digits()
		}
		add("if_worried", found, cmp.Or(worried.Line, f.Safeguarding.Line))
	}
	if strings.Count(body, " ") >= 2*shortestWords {
		sum := fnv.New128a()
		_, _ = io.WriteString(sum, body)
		add("body", string(sum.Sum(nil)), 0)
	}
	if f.Title.Set && f.Status.Value != "ended" {
		add("title", f.Title.Value+" "+f.Organisation.Value+" "+f.Venue.Town.Value, f.Title.Line)
	}
	return all
}
