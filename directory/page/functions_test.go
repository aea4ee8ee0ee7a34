package page

import "testing"

func TestRingable(t *testing.T) {
	for line, want := range map[string]string{
		"Police: 999": `Police: <a href="tel:999">999</a>`,
		"About a child: 01632 960 621 by day, 0808 157 0123 at night": `About a child: <a href="tel:01632960621">01632 960 621</a> by day, <a href="tel:08081570123">0808 157 0123</a> at night`,
		"Ring 116 123 or +44 1632 960621.":                            `Ring <a href="tel:116123">116 123</a> or <a href="tel:+441632960621">+44 1632 960621</a>.`,
		"Founded in 1999, room 0111, 12 to 14 of 9990":                "Founded in 1999, room 0111, 12 to 14 of 9990",
		`<b onclick="x">999</b>`:                                      `&lt;b onclick=&#34;x&#34;&gt;<a href="tel:999">999</a>&lt;/b&gt;`,
		"":                                                            "",
	} {
		if got := string(ringable(line)); got != want {
			t.Errorf("%q: got %s, want %s", line, got, want)
		}
	}
}
