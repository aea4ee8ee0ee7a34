package messages

import (
	"fmt"
	"net/mail"
	"net/netip"
	"strconv"
	"strings"
)

// Settings are what an operator tells the running service.
type Settings struct {
	Key     []byte         // signs the forms; without it nobody can write
	SMTP    *SMTP          // nil where no mail server is set
	Trusted []netip.Prefix // proxies whose X-Forwarded-For is believed
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
	if getenv("SMTP_HOST") == "" {
		return s, nil
	}
	var err error
	s.SMTP, err = readSMTP(getenv)
	return s, err
}

func readSMTP(getenv func(string) string) (*SMTP, error) {
	s := &SMTP{
		Host: getenv("SMTP_HOST"), User: getenv("SMTP_USER"), Password: getenv("SMTP_PASSWORD"),
		From: getenv("SMTP_FROM"), TLS: getenv("SMTP_TLS"),
	}
	if s.TLS == "" {
		s.TLS = TLSRequired
	}
	switch s.TLS {
	case TLSRequired, TLSOptional, TLSOff:
		s.Port = 587
	case TLSImplicit:
		s.Port = 465
	default:
		return nil, fmt.Errorf("SMTP_TLS is none of %s, %s, %s, %s", TLSRequired, TLSImplicit, TLSOptional, TLSOff)
	}
	if port := getenv("SMTP_PORT"); port != "" {
		number, err := strconv.ParseUint(port, 10, 16)
		if err != nil || number == 0 {
			return nil, fmt.Errorf("SMTP_PORT is not a port")
		}
		s.Port = int(number)
	}
	if from, err := mail.ParseAddress(s.From); err != nil || from.Name != "" {
		return nil, fmt.Errorf("SMTP_FROM is not an email address")
	}
	if s.TLS == TLSOff && s.User != "" {
		return nil, fmt.Errorf("SMTP_TLS is off, so SMTP_PASSWORD would be sent for everybody to read")
	}
	return s, nil
}
