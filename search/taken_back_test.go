package search

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"bandstand/search/answer"
)

// What was taken back is offered to be understood again, and then it is.
func TestUnderstoodAgain(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	first := ask(t, handler, "/search?q=free+singing+in+salford")
	back := ask(t, handler, first.Understood[0].Remove)
	if len(back.Literal) != 1 || back.Literal[0].Words != "free" || len(back.Understood) != len(first.Understood)-1 {
		t.Fatalf("after taking back: literal %v, understood %v", back.Literal, back.Understood)
	}
	again := ask(t, handler, back.Literal[0].Restore)
	if len(again.Literal) != 0 || len(again.Understood) != len(first.Understood) {
		t.Errorf("after understanding again: literal %v, understood %v", again.Literal, again.Understood)
	}
	if body := visit(t, handler, strings.TrimSuffix(first.Understood[0].Remove, "&format=json")).Body.String(); !strings.Contains(body, "Understand “free” again") {
		t.Error("the page does not offer to understand it again")
	}
	if other := ask(t, handler, "/search?q=choir&literal=free"); len(other.Literal) > 0 {
		t.Errorf("%v was never typed", other.Literal)
	}
}

// One place is searched; the others that were named are said and offered.
func TestSeveralPlaces(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	for _, test := range []struct{ query, near, elsewhere string }{
		{"choir+in+salford+or+bury", "Salford", "Bury"},
		{"choir+near+bury+or+near+salford", "Bury", "Salford"},
		{"choir+salford+greater+manchester", "Salford", ""}, // it lies in it
		{"greater+manchester+or+bury", "Bury", ""},
		{"salford+salford", "Salford", ""},
		{"choir+in+england+near+bury", "Bury", ""},
	} {
		answer := ask(t, handler, "/search?q="+test.query)
		if answer.Near == nil || answer.Near.Name != test.near || strings.Join(answer.Elsewhere, " ") != test.elsewhere {
			t.Errorf("%s is looked for near %+v, elsewhere %v", test.query, answer.Near, answer.Elsewhere)
			continue
		}
		for i, other := range answer.Elsewhere {
			if led := ask(t, handler, answer.Places[i].URL); led.Near == nil || led.Near.Name != other {
				t.Errorf("%s: %s leads to %+v", test.query, answer.Places[i].URL, led.Near)
			}
		}
		body := visit(t, handler, "/search?q="+test.query).Body.String()
		if said := strings.Contains(body, "You named more than one place"); said != (test.elsewhere != "") {
			t.Errorf("%s: the page says so: %v", test.query, said)
		}
	}
}

// All of a nation is meant by its name, and nothing outside.
func TestNations(t *testing.T) {
	source := testSource()
	source.Towns[2].Nation = "wales"
	handler := Handler(openWorld(t, source), clock)
	if got := found(ask(t, handler, "/search?near=Wales")); !slices.Equal(got, []string{"harbour-readers"}) {
		t.Errorf("in Wales is %v", got)
	}
	if got := found(ask(t, handler, "/search?q=england")); len(got) != 7 || slices.Contains(got, "harbour-readers") {
		t.Errorf("in England is %v", got)
	}
}

func TestUnknownPostcode(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	answer := ask(t, handler, "/search?q=choir+aa1+1aa")
	if answer.Near != nil || len(answer.Results) != 3 {
		t.Errorf("near %+v, found %v", answer.Near, found(answer))
	}
	if body := visit(t, handler, "/search?q=choir+aa1+1aa").Body.String(); !strings.Contains(body, "We do not know the postcode AA1 1AA") {
		t.Error("the page does not say that it does not know the postcode")
	}
}

// Words of danger are neither corrected nor let go. Below urgent help stands what is
// gentle, as what it is.
func TestDanger(t *testing.T) {
	source := testSource()
	source.GoodFor = slices.Clone(source.GoodFor)
	source.GoodFor[2].Gentle = true // feeling low
	handler := Handler(openWorld(t, source), clock)
	for _, query := range []string{"suicidal", "i+want+to+die", "want+to+die+in+salford", "suicidal+in+bury"} {
		urgent := ask(t, handler, "/search?q="+query)
		if len(urgent.Urgent) == 0 || len(urgent.DidYouMean) > 0 {
			t.Errorf("%s: urgent %v, corrected %v", query, urgent.Urgent, urgent.DidYouMean)
		}
		if got := found(urgent); len(got) != 1 || got[0] != "songs-across-the-ages*" {
			t.Errorf("%s finds %v", query, got)
		}
		if !slices.ContainsFunc(urgent.Relaxed, func(r answer.Relaxed) bool { return r.Filter == "gentle" }) ||
			slices.ContainsFunc(urgent.Relaxed, func(r answer.Relaxed) bool { return r.Filter == "q" }) {
			t.Errorf("%s: said %v", query, urgent.Relaxed)
		}
	}
	if got := ask(t, handler, "/search?q=sad+suicidle").Urgent; len(got) > 0 {
		t.Error("a misspelling that is not in the list was taken for danger")
	}
}

// The box for a place takes what people write in it, not only the name of one.
func TestThePlaceBox(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	for typed, want := range map[string]string{
		"near Salford": "Salford", "Salford M6 5LB": "M6 5LB", "m6 5lb, salford": "M6 5LB", "salfrod": "Salford", "in Bury": "Bury", "within 3 miles of bury": "Bury",
		"m6 5l": "M6 5", "M6 5L": "M6 5", "Kingston": "Kingston upon Thames", "Richmond": "Richmond", "Bradford": "Bradford", "Newcastle": "Newcastle upon Tyne",
		"Hull": "Kingston upon Hull", "Reading": "Reading", "xyzzy": "", "choir": "",
	} {
		answer := ask(t, handler, "/search?near="+url.QueryEscape(typed))
		got := ""
		if answer.Near != nil {
			got = answer.Near.Name
		}
		if got != want {
			t.Errorf("%q is taken for %q, want %q", typed, got, want)
		}
		if (answer.Error != nil) != (want == "") {
			t.Errorf("%q: the fault is %+v", typed, answer.Error)
		}
	}
	if near := ask(t, handler, "/search?near=Kingston").Near; !slices.ContainsFunc(near.Others, func(other string) bool { return strings.HasPrefix(other, "Kingston upon Hull") }) {
		t.Errorf("other Kingstons: %q", near.Others)
	}
	if near := ask(t, handler, "/search?near=Clifton").Near; len(near.Others) == 0 || near.Name != "Clifton" {
		t.Errorf("Clifton is %+v", near)
	}
}
