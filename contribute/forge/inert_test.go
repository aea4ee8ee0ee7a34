package forge

import (
	"regexp"
	"strings"
	"testing"
)

// alive matches what a forge reads in the message of a commit, where no Markdown keeps it quiet, or in a block of code that
// has ended before its time.
var alive = regexp.MustCompile("(?im)@|#\\d|\\b[a-z]+-\\d|://|\\[|\\]|<|>|`|^\\s*[a-z-]+-[a-z]+:|[\x00-\x09\x0b-\x1f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")

var hostile = []string{
	"@maintainers look", "fixes #1", "Closes GH-1", "resolves owner/name#12", "fixes https://github.com/o/r/issues/1",
	"<script>alert(1)</script><img src=x onerror=y>", "[here](https://evil.example)", "![](https://evil.example/p.png)",
	"```\n# out of the block", "~~~", "`code` **strong** _so_ ~gone~ | a | b |", "[skip ci] and [skip netlify]", "***NO_CI***",
	"Co-authored-by: x <x@evil.example>\nSigned-off-by: y", "\n\nskip-checks: true", "a\u202etxt.exe", "a\u200b@b", "PROJ-123",
	"<!-- hidden -->", "\x1b[31m", "www.evil.example", "a\r\nb\rc", "&#64;name &lt;b&gt;", "\u2028-----",
}

func TestNothingTypedComesAlive(t *testing.T) {
	for _, text := range hostile {
		if got := Inert(text); alive.MatchString(got) {
			t.Errorf("%q: %q is alive in %q", text, alive.FindString(got), got)
		}
		if got := InertLine(text); alive.MatchString(got) || strings.ContainsAny(got, "\n*_~|&\\") {
			t.Errorf("%q is alive in a title: %q", text, got)
		}
	}
	block := strings.TrimSuffix(strings.TrimPrefix(Quote(hostile...), "```text\n"), "```\n")
	if strings.Contains(block, "```") || strings.Contains(block, "\n```") {
		t.Errorf("the block ends before its time:\n%s", block)
	}
}

// What people write stays as they wrote it.
func TestHonestWordsStay(t *testing.T) {
	for _, text := range []string{"Zoë’s beans & tea, £3.50 (2 to 4pm)", "01632 960 001", "Cymraeg: ŵ ŷ", "Monday: 2pm\nTuesday: 3pm", "under-fives", "12-14 High Street"} {
		if got := Inert(text); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}

func TestLongWordsEnd(t *testing.T) {
	if got := []rune(Quote(strings.Repeat("ŵ", 50_000), strings.Repeat("x\n", 30_000))); len(got) > 2*mostQuoted+30 {
		t.Errorf("%d characters are quoted", len(got))
	}
	if got := []rune(Quote(strings.Split(strings.Repeat("x ", 60_000), " ")...)); len(got) > mostInAll+30 || !strings.HasSuffix(string(got), "…\n```\n") {
		t.Errorf("%d characters are quoted", len(got))
	}
	if got := []rune(InertLine(strings.Repeat("ŵ", 500))); len(got) > 110 {
		t.Errorf("a title has %d characters", len(got))
	}
}
