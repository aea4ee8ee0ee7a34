package main

import (
	"fmt"
	"time"
)

// moment is a time as --now is given it. None means the real time.
type moment struct{ time.Time }

// UnmarshalText reads RFC 3339, as in 2026-11-20T09:00:00Z.
func (m *moment) UnmarshalText(text []byte) error {
	read, err := time.Parse(time.RFC3339, string(text))
	if err != nil {
		return fmt.Errorf("%q is not a time like 2026-11-20T09:00:00Z", text)
	}
	m.Time = read
	return nil
}

// now gives the given moment, for which time stands still, or else the real
// time to the second.
func (m moment) now() time.Time {
	if m.IsZero() {
		return time.Now().Truncate(time.Second)
	}
	return m.Time
}
