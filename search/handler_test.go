package search

import (
	"strings"
	"testing"
)

func TestSmoke(t *testing.T) {
	h := Handler(openWorld(t, testSource()), clock)
	for _, address := range []string{
		"/search", "/search?q=choir", "/search?q=free+singing+in+salford", "/search?q=gardning+near+m6+5lb", "/search?q=wheelchair+friendly+thursday+evening",
		"/search?q=lonely", "/search?near=Bury", "/search?q=want+to+die", "/search?kind=music&day=tuesday", "/search?q=chior", "/search?q=footy", "/search?q=zzzz", "/search?near=zz99",
		"/search?q=something+to+do+with+my+grandson", "/search?q=harb", "/search?q=choir+in+ilfracombe",
	} {
		a := ask(t, h, address)
		var slugs []string
		for _, r := range a.Results {
			s := r.Slug
			if r.Relaxed {
				s += "*"
			}
			slugs = append(slugs, s)
		}
		t.Log(address, a.Total, slugs)
		t.Log("   ", a.Understood, a.Relaxed, a.DidYouMean, a.Near, a.Error, a.Urgent, a.Ways)
		w := visit(t, h, address)
		if w.Code != 200 || strings.Contains(w.Body.String(), "⟦") {
			t.Error(w.Code, w.Body.String())
		}
	}
	t.Log(visit(t, h, "/search?q=choir+near+m6+5lb&day=tuesday").Body.String())
}
