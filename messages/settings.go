package messages

import (
	"fmt"
	"net/netip"
	"strings"

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
	for _, text := range strings.FieldsFunc(getenv("BANDSTAND_TRUSTED_PROXY"), func(r rune) bool { return r == ',' || r == ' ' }) {
		network, err := netip.ParsePrefix(text)
		if err != nil {
			address, err := netip.ParseAddr(text)
			if err != nil {
				return s, fmt.Errorf("BANDSTAND_TRUSTED_PROXY is not a list of addresses or networks like 10.0.0.0/8")
			}
			network = netip.PrefixFrom(address, address.BitLen())
		}
		s.Trusted = append(s.Trusted, network)
	}
	var err error
	s.SMTP, err = email.ReadSMTP(getenv)
	return s, err
}
