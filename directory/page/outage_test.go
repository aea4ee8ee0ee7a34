package page

import (
	"strings"
	"testing"
)

func TestAnOutageIsSaidInTheLanguageOfTheAddress(t *testing.T) {
	on := Link{Label: "everything.heading", URL: "/activities/"}
	for address, wants := range map[string][]string{
		"/search":                          {`<html lang="en">`, "Error: Search is not working just now", `<a href="/activities/" target="_top">Every activity</a>`, `href="/urgent-help/"`},
		"/cy/search":                       {`<html lang="cy">`, "Gwall: Nid yw’r chwilio’n gweithio", `<a href="/cy/activities/" target="_top">Pob gweithgaredd</a>`, `href="/cy/urgent-help/"`},
		"/.netlify/functions/search/cy":    {`<html lang="cy">`},
		"/en/search":                       {`<html lang="en">`, `href="/urgent-help/"`},
		`/"><script>alert(1)</script>/cyx`: {`<html lang="en">`},
	} {
		body := string(Outage(address, "search", on))
		for _, want := range wants {
			if !strings.Contains(body, want) {
				t.Errorf("%s: the page lacks %s:\n%s", address, want, body)
			}
		}
		if strings.Contains(body, "script") || strings.Contains(body, "⟦") {
			t.Errorf("%s: the page is\n%s", address, body)
		}
	}
}
