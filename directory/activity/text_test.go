package activity

import (
	"testing"

	"bandstand/directory/words"
)

func TestPlain(t *testing.T) {
	for _, test := range []struct{ html, want string }{
		{"", ""},
		{"<p>Come\nand <em>sing</em>.<br />\nAll ages.</p>", "Come and sing. All ages."},
		{"<h2 id=\"says-tea\">Tea</h2>\n<ul>\n<li>cake\n<ul>\n<li>scones</li>\n</ul>\n</li>\n<li>milk</li>\n</ul>", "Tea\ncake\nscones\nmilk"},
		{"<p>3 &lt; 4 &amp; &quot;so&quot;, <a href=\"/x/?a=1&amp;b\">a link</a></p>\n<hr />\n<blockquote>\n<p>said</p>\n</blockquote>", "3 < 4 & \"so\", a link\nsaid"},
		{"<pre><code>two  spaces\n\nlines\n</code></pre>\n<p>after\nit</p>", "two spaces\nlines\nafter it"},
		{"<p>a<!-- raw HTML omitted -->b</p>", "a\nb"},
	} {
		if got := NewText(test.html).Plain(); got.String() != test.want {
			t.Errorf("%q: got %q, want %q", test.html, got, test.want)
		}
		if got := (Text{html: test.html, Foreign: true}).Plain(); got != words.Foreign(test.want) {
			t.Errorf("%q, foreign: got %q", test.html, got)
		}
	}
}
