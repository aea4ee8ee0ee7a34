package hosting

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"bandstand/directory/page"
)

const redirects = `/activities/seedley-singers/ /activities/songs-across-the-ages/ 301
/cy/search /.netlify/functions/search/cy 200
/cy/towns/:town/embed/ /.netlify/functions/search/cy/towns/:town/embed/ 200
/cy/messages/* /.netlify/functions/messages/cy/:splat 200
/cy/* /cy/404.html 404
`

// What these files do is shown with the servers themselves, by .ci/run servers. Here is
// held that every truth reaches every server.
func TestEveryServerIsToldEverything(t *testing.T) {
	files, err := Files(redirects)
	if err != nil {
		t.Fatal(err)
	}
	if names := slices.Sorted(maps.Keys(files)); !slices.Equal(names, []string{"caddy-global.conf", "caddy-site.conf", "nginx-http.conf", "nginx-server.conf"}) {
		t.Errorf("got %q", names)
	}
	caddy := string(files["caddy-site.conf"])
	nginx := string(files["nginx-http.conf"]) + string(files["nginx-server.conf"])
	wanted := []string{page.KeepPages, page.KeepAssets, "/cy/404.html", "Nid yw’r chwilio’n gweithio", "Not sent", "text/calendar"}
	for _, header := range page.SecurityHeaders() {
		wanted = append(wanted, header.Name, header.Value)
	}
	for server, text := range map[string]string{"Caddy": caddy, "nginx": nginx} {
		for _, want := range wanted {
			if !strings.Contains(text, want) {
				t.Errorf("%s is not told %q", server, want)
			}
		}
	}
	for _, want := range []string{
		"redir /activities/seedley-singers/ /activities/songs-across-the-ages/ 301",
		"@search path /search /health /towns/*/embed/ /open-referral/service_at_locations /open-referral/services /cy/search /cy/towns/*/embed/\n", "path /open-referral/*\n\t\tnot file\n", "@messages path /messages/* /cy/messages/*\n",
	} {
		if !strings.Contains(caddy, want) {
			t.Errorf("Caddy is not told %q:\n%s", want, caddy)
		}
	}
	for _, want := range []string{
		"location = /activities/seedley-singers/ {\n\treturn 301 /activities/songs-across-the-ages/;\n}",
		"location /open-referral/ {\n\ttry_files $uri @search;\n}", "location = /cy/search {\n\tproxy_pass http://bandstand_search;", "location ~ ^/cy/towns/[^/]+/embed/$ {\n\tproxy_pass http://bandstand_search;", "location /cy/messages/ {\n\tproxy_pass http://bandstand_messages;",
	} {
		if !strings.Contains(nginx, want) {
			t.Errorf("nginx is not told %q:\n%s", want, nginx)
		}
	}
}

// A rule that would be lost, or would say something else to a server, ends the build.
func TestRulesThatNoServerCanBeTold(t *testing.T) {
	for name, rule := range map[string]string{
		"a status that is not known":         "/a/ /b/ 302",
		"a service that is not known":        "/a /.netlify/functions/other 200",
		"a rewrite to a file":                "/a /b 200",
		"another page for what is not there": "/cy/* /404.html 404",
		"words instead of an address":        "/a /b",
		"the end of a block":                 "/a/;} /b/ 301",
		"a variable":                         "/a/ /$host/ 301",
		"a placeholder":                      "/a/ /{host}/ 301",
		"a placeholder of an old address":    "/towns/:town/old/ /b/ 301",
		"a quote":                            `/a/ /"/ 301`,
		"another site":                       "/a/ https://elsewhere.example/ 301",
	} {
		if files, err := Files(rule + "\n"); err == nil {
			t.Errorf("%s: taken:\n%s", name, files["nginx-server.conf"])
		}
	}
	if _, err := Files(""); err != nil {
		t.Errorf("no rules at all: %v", err)
	}
}
