package client

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"
)

func TestOf(t *testing.T) {
	proxies := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
	tests := []struct{ remote, forwarded, want string }{
		{"192.0.2.7:1", "", "192.0.2.7"},
		{"192.0.2.7:1", "203.0.113.9", "192.0.2.7"},
		{"10.0.0.1:1", "203.0.113.9", "203.0.113.9"},
		{"10.0.0.1:1", "6.6.6.6, 203.0.113.9, 10.0.0.2", "203.0.113.9"},
		{"10.0.0.1:1", "6.6.6.6, nonsense", "10.0.0.1"},
		{"10.0.0.1:1", "203.0.113.9:4711", "203.0.113.9"},
		{"10.0.0.1:1", "6.6.6.6, [2001:db8::9]:4711", "2001:db8::/56"},
		{"10.0.0.1:1", "", "10.0.0.1"},
		{"10.0.0.1:1", "10.0.0.2, 10.0.0.3", "10.0.0.2"},
		{"[::ffff:10.0.0.1]:1", "203.0.113.9", "203.0.113.9"},
		{"[2001:db8::1]:1", "", "2001:db8::/56"},
		{"[2001:db8:0:99::2]:1", "", "2001:db8::/56"},
		{"[2001:db8:0:199::2]:1", "", "2001:db8:0:100::/56"},
		{"[::ffff:192.0.2.7]:1", "", "192.0.2.7"},
		{"", "203.0.113.9", ""},
	}
	for _, test := range tests {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = test.remote
		if test.forwarded != "" {
			r.Header.Set("X-Forwarded-For", test.forwarded)
		}
		if got := Of(r, proxies); got != test.want {
			t.Errorf("%s forwarded for %q: got %q, want %q", test.remote, test.forwarded, got, test.want)
		}
	}
}
