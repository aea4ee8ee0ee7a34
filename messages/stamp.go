package messages

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"net/url"
	"strings"
	"time"

	"bandstand/messages/forms"
)

// A form holds a stamp: the time at which it was shown, signed. A form that comes back
// within seconds was filled in by a program, and a copied form expires. The stamp tells
// nothing of the person.
//
// The same answers with the same stamp are one message, so that pressing Send twice
// sends once; going back and changing an answer makes another.
const (
	soonest = 3 * time.Second // that a person can have filled in a form
	latest  = 24 * time.Hour  // that it can be sent
)

// fault is what is wrong with a stamp, or sound.
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

// stamp returns a stamp for a form that is shown now.
func (s stamper) stamp(form string, now time.Time) string {
	payload := binary.BigEndian.AppendUint64(nil, uint64(now.UnixMilli()))
	nonce := make([]byte, nonceSize)
	rand.Read(nonce) // never fails
	payload = append(payload, nonce...)
	return base64.RawURLEncoding.EncodeToString(append(payload, s.sign("stamp", form, payload)...))
}

// check checks the stamp of a posted form.
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

// alphabet is that of references, without what is easily confused: 0 and O, 1 and I.
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

const referenceSize = 6

// identify returns the id of a message, a signature of its stamp and answers: what was
// typed cannot be worked out from it.
func (s stamper) identify(stamp string, f forms.Form, answers forms.Values) string {
	text := []byte(stamp)
	for _, q := range f.Questions() {
		text = append(append(text, 0), answers[q.Name]...) // no answer holds a 0
	}
	return hex.EncodeToString(s.sign("message", f.Name, text)[:16])
}

// reference returns a short name for a message, to be read out over the phone.
func (s stamper) reference(id string) string {
	sum := s.sign("reference", "", []byte(id))
	var name strings.Builder
	for _, b := range sum[:referenceSize] {
		name.WriteByte(alphabet[int(b)%len(alphabet)])
	}
	return name.String()
}

// seal returns the signature of a confirmation's address, so that nobody is told that a
// message was sent but who sent one.
func (s stamper) seal(form string, confirmation url.Values) string {
	text := confirmation.Get("ref") + "\x00" + confirmation.Get("copy") + "\x00" + confirmation.Get("way")
	return base64.RawURLEncoding.EncodeToString(s.sign("sent", form, []byte(text))[:16])
}

func (s stamper) sign(purpose, form string, payload []byte) []byte {
	mac := hmac.New(sha256.New, s.key)
	mac.Write([]byte(purpose + "\x00" + form + "\x00"))
	mac.Write(payload)
	return mac.Sum(nil)
}
