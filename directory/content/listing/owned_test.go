package listing

import (
	"slices"
	"strings"
	"testing"

	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
)

// What is the same has one key, however it is written.
func TestOwnedBy(t *testing.T) {
	text := func(value string) frontmatter.Text {
		return frontmatter.Text{Field: frontmatter.Field{Line: 1, Set: true}, Value: value}
	}
	keys := func(phone, email, worried, quote string) (all []string) {
		f := &fields.Listing{}
		f.Join.Contact.Phone, f.Join.Contact.Email = text(phone), text(email)
		f.Safeguarding.IfWorried, f.Impact.Quote = text(worried), text(quote)
		for _, one := range ownedBy(f, "We sing.") {
			all = append(all, one.Field+" "+one.Key)
		}
		return all
	}
	first := keys("01632 960001", "Songs@example.org", "Ring 01632 960 002 at any time", "I sleep better on a Tuesday")
	again := keys("+44 (0)1632 960-001", "songs@example.org", "On 0044 1632 960002, or 999", "i sleep better on a Tuesday")
	if !slices.Equal(first, again) {
		t.Errorf("got %q and %q", first, again)
	}
	want := "phone 01632960001; email songs@example.org; quote i sleep better on a tuesday; if_worried 01632960002"
	if got := strings.Join(first, "; "); got != want {
		t.Errorf("got %s want %s", got, want)
	}
	if got := keys("ask at the desk", "", "Tell the host", "Lovely"); len(got) != 0 {
		t.Errorf("got %q of what anybody could write", got)
	}
}
