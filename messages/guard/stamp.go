// Package guard keeps robots, floods and repeats away from a service that sends on what visitors write, without cookies
// and without keeping anything that tells of a person. It knows nothing of what is sent.
package guard

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"strings"
	"time"
)

// A form holds a stamp: the time at which it was shown, signed. A form that comes back
// within seconds was filled in by a program, and a copied form expires. The stamp tells
// nothing of the person.
//
// The same answers with the same stamp are one message, so that pressing Send twice
// sends once; going back and changing an answer makes another.
const (
	soonest = 3 * time.Second // that a person can have filled in a form
	Latest  = 24 * time.Hour  // that it can be sent
)

// Fault is what is wrong with a stamp, or Sound.
type Fault string

// The faults.
const (
	Sound  Fault = ""
	Forged Fault = "forged"
	Early  Fault = "early"
	Late   Fault = "late"
)

// Stamper signs stamps with the key that all instances share.
type Stamper struct{ Key []byte }

const (
	nonceSize = 9
	timeSize  = 8
)

// Stamp returns a stamp for a form that is shown now.
func (s Stamper) Stamp(form string, now time.Time) string {
	payload := binary.BigEndian.AppendUint64(nil, uint64(now.UnixMilli()))
	nonce := make([]byte, nonceSize)
	rand.Read(nonce) // never fails
	payload = append(payload, nonce...)
	return base64.RawURLEncoding.EncodeToString(append(payload, s.Sign("stamp", form, payload)...))
}

// Check checks the stamp of a posted form.
func (s Stamper) Check(form, stamp string, now time.Time) Fault {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(stamp)
	if err != nil || len(raw) != timeSize+nonceSize+sha256.Size {
		return Forged
	}
	payload, signature := raw[:timeSize+nonceSize], raw[timeSize+nonceSize:]
	if !hmac.Equal(signature, s.Sign("stamp", form, payload)) {
		return Forged
	}
	shown := time.UnixMilli(int64(binary.BigEndian.Uint64(payload)))
	switch age := now.Sub(shown); {
	case age < soonest:
		return Early
	case age > Latest:
		return Late
	}
	return Sound
}

// alphabet is that of references, without what is easily confused: 0 and O, 1 and I.
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

const referenceSize = 6

// Reference returns a short name for a message, to be read out over the phone.
func (s Stamper) Reference(id string) string {
	sum := s.Sign("reference", "", []byte(id))
	var name strings.Builder
	for _, b := range sum[:referenceSize] {
		name.WriteByte(alphabet[int(b)%len(alphabet)])
	}
	return name.String()
}

// Sign returns a signature, which stands for one purpose and one form.
func (s Stamper) Sign(purpose, form string, payload []byte) []byte {
	mac := hmac.New(sha256.New, s.Key)
	mac.Write([]byte(purpose + "\x00" + form + "\x00"))
	mac.Write(payload)
	return mac.Sum(nil)
}
