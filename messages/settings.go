package messages

import (
	"fmt"
	"net/netip"

	"bandstand/directory/client"
	"bandstand/messages/email"
)

// Settings are the operator's settings of a running service.
type Settings struct {
	Key     []byte         // signs the forms; empty where none is set, so that nobody can write
	SMTP    *email.SMTP    // nil where no mail server is set
	Trusted []netip.Prefix // proxies whose X-Forwarded-For counts
}

// ReadSettings reads the settings from the environment: BANDSTAND_SIGNING_KEY,
// SMTP_HOST, SMTP_PORT, SMTP_USER, SMTP_PASSWORD, SMTP_FROM, SMTP_TLS and
// BANDSTAND_TRUSTED_PROXY. An error names the variable, and never its value.
func ReadSettings(getenv func(string) string) (Settings, error) {
	var s Settings
	if key := getenv("BANDSTAND_SIGNING_KEY"); key != "" {
		if len(key) < 16 {
			return s, fmt.Errorf("BANDSTAND_SIGNING_KEY is shorter than 16 characters")
		}
		s.Key = []byte(key)
	}
	var err error
	if s.Trusted, err = client.Trusted(getenv); err != nil {
		return s, err
	}
	s.SMTP, err = email.ReadSMTP(getenv)
	return s, err
}
