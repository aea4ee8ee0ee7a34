package sealed

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"
	"time"
)

var now = time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)

func sealer(t *testing.T, key string) Sealer {
	t.Helper()
	s, err := New([]byte(key), "answers of a group")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWhatIsSealedIsOpenedAgain(t *testing.T) {
	typed := map[string]string{"title": "Café 🎶 “Songs”", "words": strings.Repeat("We sing together every week. ", 80)}
	seal, err := sealer(t, "a key of the operator").Seal(typed, now)
	if err != nil {
		t.Fatal(err)
	}
	var opened map[string]string
	if err := sealer(t, "a key of the operator").Open(seal, &opened, now.Add(Lives)); err != nil {
		t.Fatal(err)
	}
	if opened["title"] != typed["title"] || opened["words"] != typed["words"] {
		t.Errorf("got %q", opened)
	}
	raw, _ := base64.RawURLEncoding.DecodeString(seal)
	if strings.Contains(seal+string(raw), "title") || len(seal) > 500 {
		t.Errorf("the seal has %d characters: %s", len(seal), seal)
	}
}

func TestSealsThatAreRefused(t *testing.T) {
	ours := sealer(t, "a key of the operator")
	seal, err := ours.Seal(map[string]string{"title": "Songs"}, now)
	if err != nil {
		t.Fatal(err)
	}
	others, err := sealer(t, "the key of another").Seal(map[string]string{"title": "Songs"}, now)
	if err != nil {
		t.Fatal(err)
	}
	changed := []byte(seal)
	changed[len(changed)/2] ^= 1
	for _, test := range []struct {
		name, seal string
		at         time.Time
		want       error
	}{
		{"none", "", now, ErrForged},
		{"a word", "title", now, ErrForged},
		{"of another key", others, now, ErrForged},
		{"one bit is another", string(changed), now, ErrForged},
		{"cut off", seal[:len(seal)-4], now, ErrForged},
		{"with more behind it", seal + "AAAA", now, ErrForged},
		{"spelt otherwise", seal + "=", now, ErrForged},
		{"far too long", strings.Repeat("A", 10<<20), now, ErrForged},
		{"too old", seal, now.Add(Lives + 2*time.Second), ErrTooOld},
	} {
		opened := map[string]string{}
		if err := ours.Open(test.seal, &opened, test.at); !errors.Is(err, test.want) || len(opened) > 0 {
			t.Errorf("%s: got %v and %q, want %v", test.name, err, opened, test.want)
		}
	}
}

// Random letters cannot be packed: they stand for the most that anybody can type.
func TestMoreThanAnAddressCarries(t *testing.T) {
	var noise strings.Builder
	for i := uint64(1); noise.Len() < 9000; i = i*6364136223846793005 + 1442695040888963407 {
		noise.WriteByte(byte('!' + i>>33%90))
	}
	if seal, err := sealer(t, "a key of the operator").Seal(noise.String(), now); !errors.Is(err, ErrTooLong) {
		t.Errorf("sealed in %d characters, %v", len(seal), err)
	}
}
