package links

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
)

// robots is what a host's robots.txt lets us look at (RFC 9309).
type robots struct{ rules []rule }

type rule struct {
	allow   bool
	length  int
	matches *regexp.Regexp
}

// rules reads the robots.txt of an address's host. Where there is none, or none that can
// be read, all may be looked at.
func (l *Looker) rules(ctx context.Context, client *http.Client, address string) *robots {
	at, err := url.Parse(address)
	if err != nil {
		return &robots{}
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, at.Scheme+"://"+at.Host+"/robots.txt", nil)
	if err != nil {
		return &robots{}
	}
	request.Header.Set("User-Agent", l.agent())
	answer, err := client.Do(request)
	if err != nil {
		return &robots{}
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return &robots{}
	}
	text, _ := io.ReadAll(io.LimitReader(answer.Body, mostRobots))
	return readRobots(string(text))
}

// readRobots reads the rules for us, or else for everybody.
func readRobots(text string) *robots {
	groups := map[string][]rule{}
	var agents []string
	naming := false
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(value)
		switch key = strings.ToLower(strings.TrimSpace(key)); key {
		case "user-agent":
			if !naming {
				agents = nil
			}
			naming = true
			agents = append(agents, strings.ToLower(value))
			if _, known := groups[strings.ToLower(value)]; !known {
				groups[strings.ToLower(value)] = nil
			}
		case "allow", "disallow":
			naming = false
			if value == "" {
				continue
			}
			for _, agent := range agents {
				groups[agent] = append(groups[agent], rule{key == "allow", len(value), pattern(value)})
			}
		default:
			naming = false
		}
	}
	if own, ok := groups[strings.ToLower(agentName)]; ok {
		return &robots{own}
	}
	return &robots{groups["*"]}
}

// pattern returns what a path of robots.txt matches: it begins so, * is anything, and $ at
// its end is the end.
func pattern(path string) *regexp.Regexp {
	path, ends := strings.CutSuffix(path, "$")
	text := "^" + strings.ReplaceAll(regexp.QuoteMeta(path), `\*`, ".*")
	if ends {
		text += "$"
	}
	return regexp.MustCompile(text)
}

// allow reports whether an address may be looked at: the longest rule decides.
func (r *robots) allow(address string) bool {
	at, err := url.Parse(address)
	if err != nil {
		return false
	}
	allowed, longest := true, 0
	for _, one := range r.rules {
		if one.matches.MatchString(at.RequestURI()) && (one.length > longest || one.length == longest && one.allow) {
			allowed, longest = one.allow, one.length
		}
	}
	return allowed
}
