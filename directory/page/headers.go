package page

import (
	"net/http"
	"strings"
)

// Header is one header and its value.
type Header struct {
	Name, Value string
}

// How long browsers and caches may keep a file, as the value of Cache-Control.
const (
	KeepPages  = "public, max-age=0, must-revalidate"  // they ask each time whether it is still the same
	KeepAssets = "public, max-age=31536000, immutable" // below /assets/, where a file's name tells its bytes
)

// OpenPaths are those of files that the pages of other sites may read too. One that ends in
// * stands for all that begin so.
var OpenPaths = []string{"/open-data/*", "/open-referral/*", "/openactive/*", "/gaps.json"}

// AnyOrigin is the header that lets them, and its value.
var AnyOrigin = Header{"Access-Control-Allow-Origin", "*"}

// Framed lets the pages of other sites frame an answer. Its links have to open in the whole
// window, because what they lead to may not be framed.
func Framed(headers http.Header) {
	policy := headers.Get(contentPolicy)
	headers.Set(contentPolicy, strings.Replace(policy, "frame-ancestors 'none'", "frame-ancestors *", 1))
	headers.Del("X-Frame-Options") // knows no way to say "anybody"
}

const contentPolicy = "Content-Security-Policy"

// SecurityHeaders returns the headers of every page. Static files get them from
// netlify.toml, which a test compares with this list, or from the configuration that a
// build makes for other web servers (generator/hosting); answers of services get them
// from their handlers, because no host adds any to these.
//
// The content policy allows nothing but the site's own files: no inline script
// or style, no frames, no other hosts.
func SecurityHeaders() []Header {
	return []Header{
		{contentPolicy, "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
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
