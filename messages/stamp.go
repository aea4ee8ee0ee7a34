package messages

import (
	"encoding/base64"
	"encoding/hex"
	"net/url"

	"bandstand/messages/forms"
	"bandstand/messages/guard"
)

// identify returns the id of a message, a signature of its stamp and answers: what was
// typed cannot be worked out from it.
func (s *service) identify(stamp string, f forms.Form, answers forms.Values) string {
	text := []byte(stamp)
	for _, q := range f.Questions() {
		text = append(append(text, 0), answers[q.Name]...) // no answer holds a 0
	}
	return hex.EncodeToString(s.stamper.Sign("message", f.Name, text)[:16])
}

// sealOf returns the signature of a confirmation's address, so that nobody is told that a
// message was sent but who sent one.
func sealOf(s guard.Stamper, form string, confirmation url.Values) string {
	text := confirmation.Get("ref") + "\x00" + confirmation.Get("copy") + "\x00" + confirmation.Get("way")
	return base64.RawURLEncoding.EncodeToString(s.Sign("sent", form, []byte(text))[:16])
}
