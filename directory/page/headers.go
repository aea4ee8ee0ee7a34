package page

import "net/http"

// Header is one header and its value.
type Header struct {
	Name, Value string
}

// SecurityHeaders returns the headers of every page. Static files get them from
// netlify.toml, which a test compares with this list; answers of functions get them
// from their handlers, because the host adds none to these.
//
// The content policy allows nothing but the site's own files: no inline script
// or style, no frames, no other hosts.
func SecurityHeaders() []Header {
	return []Header{
		{"Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
		{"Strict-Transport-Security", "max-age=31536000; includeSubDomains"},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "same-origin"},
		{
			"Permissions-Policy",
			"accelerometer=(), camera=(), geolocation=(self), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()",
		},
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"X-Frame-Options", "DENY"},
	}
}

// Secure sets the security headers.
func Secure(headers http.Header) {
	for _, header := range SecurityHeaders() {
		headers.Set(header.Name, header.Value)
	}
}
