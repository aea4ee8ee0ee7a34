package github

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"bandstand/contribute/forge"

	"github.com/bradleyfalzon/ghinstallation/v2"
	"github.com/google/go-github/v88/github"
)

// Address is where GitHub is asked.
const Address = "https://api.github.com"

// repositories match the name of a repository with its owner's.
var repositories = regexp.MustCompile(`^([A-Za-z0-9-]+)/([A-Za-z0-9._-]+)$`)

// FromSettings returns the repository that the environment names: BANDSTAND_GITHUB_REPOSITORY, and either
// BANDSTAND_GITHUB_TOKEN or, for an App, BANDSTAND_GITHUB_APP, BANDSTAND_GITHUB_INSTALLATION and BANDSTAND_GITHUB_APP_KEY.
// It returns nil where neither is set. An error names the variable, and never its value. address is Address.
func FromSettings(getenv func(string) string, address string) (forge.Forge, error) {
	token, app := getenv("BANDSTAND_GITHUB_TOKEN"), getenv("BANDSTAND_GITHUB_APP")
	if token == "" && app == "" {
		return nil, nil
	}
	if token != "" && app != "" {
		return nil, errors.New("BANDSTAND_GITHUB_TOKEN and BANDSTAND_GITHUB_APP are both set: one of them is meant")
	}
	named := repositories.FindStringSubmatch(getenv("BANDSTAND_GITHUB_REPOSITORY"))
	if named == nil {
		return nil, errors.New("BANDSTAND_GITHUB_REPOSITORY is not the name of a repository, such as owner/name")
	}
	r := &Repository{owner: named[1], name: named[2]}
	// Whatever is answered, a token goes nowhere else.
	staysHere := &http.Client{CheckRedirect: func(next *http.Request, before []*http.Request) error {
		if next.URL.Host != before[0].URL.Host || len(before) > 3 {
			return errors.New("it leads elsewhere")
		}
		return nil
	}}
	options := []github.ClientOptionsFunc{
		github.WithHTTPClient(staysHere), github.WithURLs(new(address+"/"), nil), github.WithUserAgent("Bandstand"),
	}
	if token != "" {
		options = append(options, github.WithAuthToken(token))
	} else {
		transport, err := installed(getenv, r.name, address)
		if err != nil {
			return nil, err
		}
		options = append(options, github.WithTransport(transport))
	}
	var err error
	if r.client, err = github.NewClient(options...); err != nil {
		return nil, fmt.Errorf("set up the way to GitHub: %w", err)
	}
	return r, nil
}

// installed returns what asks with tokens of an App, each for one repository and an hour, and for no more than is needed.
func installed(getenv func(string) string, repository, address string) (http.RoundTripper, error) {
	var numbers [2]int64
	for i, name := range []string{"BANDSTAND_GITHUB_APP", "BANDSTAND_GITHUB_INSTALLATION"} {
		var err error
		if numbers[i], err = strconv.ParseInt(getenv(name), 10, 64); err != nil {
			return nil, fmt.Errorf("%s is not a number", name)
		}
	}
	// Where variables have one line, \n stands for its end.
	key := strings.ReplaceAll(getenv("BANDSTAND_GITHUB_APP_KEY"), `\n`, "\n")
	transport, err := ghinstallation.New(http.DefaultTransport, numbers[0], numbers[1], []byte(key))
	if err != nil {
		return nil, errors.New("BANDSTAND_GITHUB_APP_KEY is not a private key in PEM")
	}
	transport.BaseURL = address
	transport.InstallationTokenOptions = &github.InstallationTokenOptions{
		Repositories: []string{repository},
		Permissions:  &github.InstallationPermissions{Contents: new("write"), PullRequests: new("write")},
	}
	return transport, nil
}
