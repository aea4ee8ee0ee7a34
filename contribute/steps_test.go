package contribute

import (
	"net/url"
	"strings"
	"testing"

	"bandstand/contribute/answers"
)

// TestAGroupAddsItsPage goes from the first page to the preview, as a browser without script does.
func TestAGroupAddsItsPage(t *testing.T) {
	v := visit(t)
	v.open("/add/")
	v.open(between(v.body, `<a class="button" href="`, `"`))
	for _, step := range answers.Steps {
		v.isAt(step)
		v.send(allotment()[step])
		if step == "when" || step == "where" {
			v.isAt(step) // shown back
			v.send(allotment()[step])
		}
	}
	v.isAt("look")
	if found := v.mistakes(); v.status != 200 || len(found) > 0 {
		t.Fatalf("status %d, %v", v.status, found)
	}
	for _, want := range []string{"Every Tuesday, 2:30pm to 4pm, not in August", "Your page", "Your poster", "£3.50"} {
		if !strings.Contains(v.body, want) {
			t.Errorf("it does not say %q", want)
		}
	}
	look := v.body
	for label, want := range map[string][]string{
		"Your page":           {"<h1>Seedley Beans</h1>", "Every Tuesday, 2:30pm to 4pm, not in August", "This is not on the site yet", "two sheds and a kettle", "Salford"},
		"Your card in a list": {"card__title", "Seedley Beans", "This is not on the site yet"},
		"Your poster":         {"poster__title", "Seedley Beans", "This is not on the site yet"},
	} {
		link := look[:strings.Index(look, ">"+label+"<")]
		v.open(unescaped(link[strings.LastIndex(link, `href="`)+6 : len(link)-1]))
		for _, one := range want {
			if !strings.Contains(v.body, one) {
				t.Errorf("%s does not say %q:\n%s", label, one, v.body)
			}
		}
	}
}

// What somebody told is shown as the page shows it: without the marks of Markdown, and numbers in groups.
func TestWhatYouToldUsIsSaidAsOnThePage(t *testing.T) {
	v := filled(t, map[string]url.Values{
		"what":  with(allotment()["what"], "words", "We have **two sheds** and a [kettle](https://kettle.example).\n\n- tea\n- <b>cake</b>"),
		"reach": with(allotment()["reach"], "phone", "01632960001", "sms", "07700900123"),
	})
	v.open(strings.Replace(v.at, Path+"send", Path+"look", 1))
	_, told, _ := strings.Cut(v.body, "What you told us")
	for _, want := range []string{"<dd>We have two sheds and a kettle.\ntea\n", "<dd>01632 960 001</dd>", "<dd>07700 900 123</dd>"} {
		if !strings.Contains(told, want) {
			t.Errorf("it does not say %q:\n%s", want, told)
		}
	}
	for _, raw := range []string{"**", "](", "<b>cake"} {
		if strings.Contains(told, raw) {
			t.Errorf("it shows %q", raw)
		}
	}
}

func between(text, begin, end string) string {
	_, rest, _ := strings.Cut(text, begin)
	found, _, _ := strings.Cut(rest, end)
	return unescaped(found)
}

func unescaped(text string) string { return strings.ReplaceAll(text, "&amp;", "&") }
