package messages

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"strings"
	"time"
)

// A form carries a stamp of when it was shown, signed, so that it cannot be made
// up: people need a few seconds to fill it in, programs do not, and a form that
// somebody copied does not work for ever. The stamp holds nothing of the person.
//
// The same answers sent twice with one stamp are one message: who presses Send
// twice sends once. Who goes back and mends an answer sends another.
const (
	soonest = 3 * time.Second
	latest  = 24 * time.Hour
)

// fault is what is wrong with a stamp.
type fault string

const (
	sound  fault = ""
	forged fault = "forged"
	early  fault = "early"
	late   fault = "late"
)

// stamper signs stamps with the key that all instances share.
type stamper struct{ key []byte }

const (
	nonceSize = 9
	timeSize  = 8
)

// stamp makes a stamp for a form that is shown now.
func (s stamper) stamp(form string, now time.Time) string {
	payload := binary.BigEndian.AppendUint64(nil, uint64(now.UnixMilli()))
	nonce := make([]byte, nonceSize)
	rand.Read(nonce) // never fails
	payload = append(payload, nonce...)
	return base64.RawURLEncoding.EncodeToString(append(payload, s.sign("stamp", form, payload)...))
}

// check reads a stamp that came back with a form.
func (s stamper) check(form, stamp string, now time.Time) fault {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(stamp)
	if err != nil || len(raw) != timeSize+nonceSize+sha256.Size {
		return forged
	}
	payload, signature := raw[:timeSize+nonceSize], raw[timeSize+nonceSize:]
	if !hmac.Equal(signature, s.sign("stamp", form, payload)) {
		return forged
	}
	shown := time.UnixMilli(int64(binary.BigEndian.Uint64(payload)))
	switch age := now.Sub(shown); {
	case age < soonest:
		return early
	case age > latest:
		return late
	}
	return sound
}

// alphabet leaves out what is mistaken for something else: 0 and O, 1 and I.
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

const referenceSize = 6

// identify returns a message an id: the same for the same answers on the same form,
// another for any other, and nothing that leads back to what was typed.
func (s stamper) identify(stamp string, f form, answers typed) string {
	said := []byte(stamp)
	for _, q := range f.questions() {
		said = append(append(said, 0), answers[q.name]...) // no answer holds a 0
	}
	return hex.EncodeToString(s.sign("message", f.name, said)[:16])
}

// reference is a short name for a message, to be read out over the phone.
func (s stamper) reference(id string) string {
	sum := s.sign("reference", "", []byte(id))
	var name strings.Builder
	for _, b := range sum[:referenceSize] {
		name.WriteByte(alphabet[int(b)%len(alphabet)])
	}
	return name.String()
}

func isReference(typed string) bool {
	return len(typed) == referenceSize && strings.Trim(typed, alphabet) == ""
}

func (s stamper) sign(purpose, form string, payload []byte) []byte {
	mac := hmac.New(sha256.New, s.key)
	mac.Write([]byte(purpose + "\x00" + form + "\x00"))
	mac.Write(payload)
	return mac.Sum(nil)
}
