package page

import "net/http"

// Header is one header and its value.
type Header struct {
	Name, Value string
}

// SecurityHeaders are sent with every page, static or made by a service. The
// host's own [[headers]] do not reach the answers of functions, so handlers set
// them themselves; a test holds netlify.toml to this list.
//
// The content policy allows nothing but the site's own files: no inline script
// or style, no frames, no other hosts.
func SecurityHeaders() []Header {
	return []Header{
		{"Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
		{"Strict-Transport-Security", "max-age=31536000; includeSubDomains"},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "same-origin"},
		{"Permissions-Policy", "accelerometer=(), camera=(), geolocation=(self), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()"},
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"X-Frame-Options", "DENY"},
	}
}

// Secure sets the security headers on an answer.
func Secure(headers http.Header) {
	for _, header := range SecurityHeaders() {
		headers.Set(header.Name, header.Value)
	}
}
