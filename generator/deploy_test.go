package main

import (
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"bandstand/generator/hosting"
)

func readDeploy(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("../deploy/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Whatever starts a build in deploy/ is understood, and builds into the same places.
func TestDeployBuildsIntoOnePlace(t *testing.T) {
	flat := strings.NewReplacer("\\\n", "", `"`, "", "$home", "/srv/bandstand", "/srv/bandstand/bin/", "", " &", "")
	for _, name := range []string{"nightly", "systemd/bandstand-build.service"} {
		line := regexp.MustCompile(`(?m)^\s*(?:ExecStart=)?bandstand (build .*)$`).FindStringSubmatch(flat.Replace(readDeploy(t, name)))
		if line == nil {
			t.Errorf("%s builds nothing", name)
			continue
		}
		p := &program{stdout: io.Discard, getenv: os.Getenv}
		command, _, err := p.parse(strings.Fields(line[1]))
		if _, builds := command.(*buildCommand); err != nil || !builds {
			t.Errorf("%s: %q: %v", name, line[1], err)
		}
		got := []string{p.Out, p.Bundle, p.Hosting, strings.Trim(p.BaseURL, "${}")}
		if want := "/srv/bandstand/public /srv/bandstand/functions /srv/bandstand/hosting BANDSTAND_URL"; strings.Join(got, " ") != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

// Containers and systemd start each service over what a build puts there, where the web
// servers expect it; and whatever the operator may set reaches it.
func TestDeployStartsEveryService(t *testing.T) {
	compose, nginx := readDeploy(t, "compose.yaml"), readDeploy(t, "nginx.conf")
	for _, service := range hosting.Services() {
		port := regexp.MustCompile(`upstream bandstand_` + service.Name + ` \{\n\tserver 127\.0\.0\.1:(\d+);`).FindStringSubmatch(nginx)
		if port == nil {
			t.Errorf("nginx.conf does not lead to %s", service.Name)
			continue
		}
		bundle := "/srv/bandstand/functions/" + service.Name + "/bundle"
		for file, want := range map[string]string{
			"systemd/bandstand-" + service.Name + ".service": "/bin/" + service.Name + " -listen 127.0.0.1:" + port[1] + " -bundle " + bundle + "\n",
			"compose.yaml": "[" + service.Name + `, -listen, ":` + port[1] + `", -bundle, ` + bundle + "]",
		} {
			if !strings.Contains(readDeploy(t, file), want) {
				t.Errorf("%s does not say %q", file, want)
			}
		}
		if want := "BANDSTAND_" + strings.ToUpper(service.Name) + ": " + service.Name + ":" + port[1]; !strings.Contains(compose, want) {
			t.Errorf("compose.yaml does not say %q", want)
		}
	}
	for _, set := range regexp.MustCompile(`(?m)^([A-Z_]+)=`).FindAllStringSubmatch(readDeploy(t, "example.env"), -1) {
		if !strings.Contains(compose, "${"+set[1]) {
			t.Errorf("compose.yaml passes %s to nobody", set[1])
		}
	}
}
