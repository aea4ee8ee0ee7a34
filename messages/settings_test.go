package messages

import (
	"strings"
	"testing"

	"bandstand/messages/email"
)

func TestReadSettings(t *testing.T) {
	sound := map[string]string{"BANDSTAND_SIGNING_KEY": "0123456789abcdef", "SMTP_HOST": "mail.example", "SMTP_FROM": "site@bandstand.example", "BANDSTAND_TRUSTED_PROXY": "10.0.0.0/8, 192.0.2.1"}
	read := func(changed ...string) (Settings, error) {
		return ReadSettings(func(name string) string {
			for i := 0; i < len(changed); i += 2 {
				if changed[i] == name {
					return changed[i+1]
				}
			}
			return sound[name]
		})
	}
	if s, err := read(); err != nil || s.SMTP.Port != 587 || s.SMTP.TLS != email.TLSRequired || len(s.Trusted) != 2 {
		t.Errorf("got %+v, %v", s, err)
	}
	if s, err := read("SMTP_TLS", email.TLSImplicit); err != nil || s.SMTP.Port != 465 {
		t.Errorf("got %+v, %v", s, err)
	}
	if s, err := read("SMTP_HOST", ""); err != nil || s.SMTP != nil {
		t.Errorf("got %+v, %v", s, err)
	}
	for _, changed := range [][]string{
		{"SMTP_TLS", "ssl"}, {"SMTP_PORT", "smtp"}, {"SMTP_PORT", "0"}, {"SMTP_FROM", ""}, {"SMTP_FROM", "Bandstand <a@b.example>"},
		{"BANDSTAND_SIGNING_KEY", "short"}, {"BANDSTAND_TRUSTED_PROXY", "everybody"}, {"SMTP_TLS", email.TLSOff, "SMTP_USER", "bandstand"},
	} {
		if _, err := read(changed...); err == nil || !strings.Contains(err.Error(), changed[0]) || changed[1] != "" && strings.Contains(err.Error(), changed[1]+" ") && len(changed[1]) > 4 {
			t.Errorf("%q: got %v", changed, err)
		}
	}
}
