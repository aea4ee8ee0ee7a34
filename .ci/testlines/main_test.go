package main

import (
	"strings"
	"testing"
)

func TestReport(t *testing.T) {
	const run = `{"Action":"output","Package":"p","Test":"TestA","Output":"messages: not sent to Zoe Quillfeather\n"}
{"Action":"pass","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestB","Output":"the page:\n<input value=Quillfeather>\n"}
{"Action":"fail","Package":"p","Test":"TestB"}
{"Action":"output","Package":"p","Test":"TestC","Output":"    fine\n"}
{"Action":"pass","Package":"p","Test":"TestC"}
{"Action":"output","Package":"p","Output":"rang 01632 960 777\n"}
{"Action":"output","Package":"p","Output":"ok p 0.1s\n"}
`
	var shown strings.Builder
	leaks, err := report(strings.NewReader(run), &shown)
	if err != nil {
		t.Fatal(err)
	}
	// A test that failed shows its page, and that is no log.
	if got, want := strings.Join(leaks, ""), "messages: not sent to Zoe Quillfeather\nrang 01632 960 777\n"; got != want {
		t.Errorf("leaks: got %q, want %q", got, want)
	}
	want := "the page:\n<input value=Quillfeather>\nrang 01632 960 777\nok p 0.1s\ntests: 2 passed, 1 failed, 0 skipped\n"
	if shown.String() != want {
		t.Errorf("shown: got %q, want %q", shown.String(), want)
	}
}
