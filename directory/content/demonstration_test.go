package content_test

import (
	"os"
	"reflect"
	"testing"
	"time"

	"bandstand/directory/content"
)

// frozen is a copy of the demonstration that nobody edits.
const frozen = "../../search/testdata/judged/content"

// Passing time never makes an error: a nightly build must not stop for it.
func TestTimeMakesNoErrors(t *testing.T) {
	for _, now := range []time.Time{saturday.AddDate(-1, 0, 0), saturday, saturday.AddDate(1, 3, 0), saturday.AddDate(3, 0, 0)} {
		directory, problems := content.Load(os.DirFS(frozen), now)
		for _, problem := range content.Errors(problems) {
			t.Errorf("on %s: %v", now.Format(time.DateOnly), problem)
		}
		if len(directory.Activities) == 0 {
			t.Errorf("on %s there are no activities", now.Format(time.DateOnly))
		}
	}
}

// The same content gives the same directory and the same words, in the same order.
func TestLoadIsSteady(t *testing.T) {
	directory, problems := content.Load(os.DirFS(frozen), saturday)
	again, problemsAgain := content.Load(os.DirFS(frozen), saturday)
	if !reflect.DeepEqual(directory, again) || !reflect.DeepEqual(problems, problemsAgain) {
		t.Error("two loads of the same content differ")
	}
}
