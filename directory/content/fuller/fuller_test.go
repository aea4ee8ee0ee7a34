package fuller

import "testing"

func TestOf(t *testing.T) {
	for _, test := range []struct{ page, want string }{
		{"title: Songs\n", "0 of 7; missing: taking part from home, the first visit, access, somebody to come with, keeping safe, a picture, its own words"},
		{"title: Songs\nvenue: {name: Rooms}\ngenerations: {everyone: true}\n", ""},
		{`online: false
generations: {everyone: true, just_watch: Sit out}
venue: {name: Rooms, getting_there: The 50 bus}
cost: {free: true, concessions: Tea is 50p}
join: {how: book, reply_within: a week}
first_visit: Ring the bell
access_missing: [changing-places]
buddy: We meet you
safeguarding: {lead: The host}
image: {file: songs.jpg}
---
We sing.
`, "11 of 11"},
	} {
		text := "---\n" + test.page
		if test.want != "11 of 11" {
			text += "---\n"
		}
		mark, err := Of([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if test.want != "" && mark.String() != test.want {
			t.Errorf("got %s\nwant %s", mark, test.want)
		}
		if mark.Of > 11 || len(mark.Missing) > mark.Of {
			t.Errorf("%s: got %s", test.page, mark)
		}
	}
	if _, err := Of([]byte("nothing")); err == nil {
		t.Error("no error of what is no page")
	}
}
