package github

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"bandstand/contribute/forge"
)

const (
	token = "github_pat_quillfeather"
	typed = "Quillfeather's Beans" // what somebody typed
)

// answers are what a GitHub says that takes everything, by method and what follows the repository. What GitHub's own
// description says of it is held in .ci/github.
var answers = map[string]string{
	"GET ":                                  `{"default_branch":"main"}`,
	"GET /branches/main":                    `{"commit":{"sha":"c1","commit":{"tree":{"sha":"t1"}}}}`,
	"GET /contents/new.md":                  `404 {"message":"Not Found"}`,
	"GET /contents/old.md":                  `{"type":"file","sha":"b1","encoding":"base64","content":"b2xk"}`,
	"POST /git/blobs":                       `201 {"sha":"b2"}`,
	"POST /git/trees":                       `201 {"sha":"t2"}`,
	"POST /git/commits":                     `201 {"sha":"c2"}`,
	"POST /git/refs":                        `201 {"ref":"refs/heads/groups/beans-1","object":{"sha":"c2"}}`,
	"POST /pulls":                           `201 {"html_url":"https://github.com/bandstand/own/pull/7"}`,
	"GET /pulls":                            `[]`,
	"DELETE /git/refs/heads/groups/beans-1": `204 `,
}

// small is a server that answers as answers say, or otherwise, and keeps what it was asked.
type small struct {
	*httptest.Server
	mutex sync.Mutex
	asked []string
}

func begin(t *testing.T, otherwise map[string]string) *small {
	t.Helper()
	s := &small{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		what := r.Method + " " + strings.TrimPrefix(r.URL.Path, "/repos/bandstand/own")
		s.mutex.Lock()
		s.asked = append(s.asked, what)
		s.mutex.Unlock()
		said, other := otherwise[what]
		if !other {
			var known bool
			if said, known = answers[what]; !known {
				t.Errorf("it was asked %s", what)
			}
		}
		if said == "wait" {
			io.Copy(io.Discard, r.Body) // else nobody notices that the other side has gone
			<-r.Context().Done()
			return
		}
		status, body := 200, said
		if n, err := fmt.Sscanf(said, "%d", &status); n == 1 && err == nil {
			body = strings.TrimSpace(said[3:])
		}
		if status == 302 {
			w.Header().Set("Location", body)
		}
		if rest, limited := strings.CutPrefix(body, "limited"); limited {
			body = rest
			w.Header().Set("X-RateLimit-Remaining", "0")
			w.Header().Set("X-RateLimit-Reset", "1796040000")
		}
		if r.Header.Get("Authorization") != "Bearer "+token && !strings.Contains(what, "/app/") && !strings.Contains(r.Header.Get("Authorization"), "ghs_") {
			t.Errorf("%s came with no token", what)
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		io.WriteString(w, body)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *small) was(what string) (times int) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for _, one := range s.asked {
		if one == what {
			times++
		}
	}
	return times
}

func (s *small) repository(t *testing.T) forge.Forge {
	t.Helper()
	r, err := FromSettings(settings("BANDSTAND_GITHUB_TOKEN", token), s.URL)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func settings(pairs ...string) func(string) string {
	set := map[string]string{"BANDSTAND_GITHUB_REPOSITORY": "bandstand/own"}
	for i := 0; i < len(pairs); i += 2 {
		set[pairs[i]] = pairs[i+1]
	}
	return func(name string) string { return set[name] }
}

func change() forge.Proposal {
	return forge.Proposal{Branch: "groups/beans-1", Title: typed, Body: typed, Message: "A page", Files: []forge.File{
		{Path: "new.md", Body: []byte(typed)}, {Path: "old.md", Body: []byte(typed), Was: "b1"}, {Path: "images/old.jpg", Body: []byte{0xff, 0xd8}, Was: forge.Whatever},
	}}
}

const branchGoes = "DELETE /git/refs/heads/groups/beans-1"

// TestWhatGitHubRefuses: an error tells the step, what was answered and what an operator can do, and never the token or
// what was typed; and a branch without a pull request goes again.
func TestWhatGitHubRefuses(t *testing.T) {
	refusal := `{"message":"` + typed + ` ` + token + `","errors":[{"message":"` + typed + `"}]}`
	for name, test := range map[string]struct {
		otherwise map[string]string
		says      string
		takenBack int
	}{
		"the token has ended":      {map[string]string{"GET ": "401 " + refusal}, "find the repository, the answer was 401: the token is not taken", 0},
		"no such repository":       {map[string]string{"GET ": "404 " + refusal}, "find the repository, the answer was 404: there is no such thing", 0},
		"the token only reads":     {map[string]string{"POST /git/trees": "403 " + refusal}, "keep the files, the answer was 403: the token may not do it: it needs Contents", 0},
		"no picture is taken":      {map[string]string{"POST /git/blobs": "422 " + refusal}, "keep a picture, the answer was 422", 0},
		"the limit is reached":     {map[string]string{"POST /git/commits": "403 limited" + refusal}, "make the commit, the answer was 403: no more may be asked of it until 2026-", 0},
		"too much at once":         {map[string]string{"POST /git/refs": `403 {"message":"You have exceeded a secondary rate limit","documentation_url":"https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits"}`}, "make the branch, the answer was 403: it was asked too much at once", 0},
		"no branch of that name":   {map[string]string{"POST /git/refs": "422 " + refusal, "POST /pulls": "422 " + refusal}, "make the pull request of a branch that is there, or could not be made, the answer was 422", 0},
		"no pull request":          {map[string]string{"POST /pulls": "403 " + refusal}, "make the pull request, the answer was 403", 1},
		"a pull request is wrong":  {map[string]string{"POST /pulls": "422 " + refusal}, "make the pull request, the answer was 422", 1},
		"it breaks half done":      {map[string]string{"POST /pulls": "502 <html>" + typed}, "make the pull request, the answer was 502", 1},
		"no branch goes again":     {map[string]string{"POST /pulls": "403 " + refusal, branchGoes: "422 " + refusal}, "make the pull request, the answer was 403", 1},
		"the new file is there":    {map[string]string{"GET /contents/new.md": `{"type":"file","sha":"b9"}`}, forge.ErrMoved.Error(), 0},
		"a folder is in its place": {map[string]string{"GET /contents/new.md": `[{"type":"file","sha":"b9"}]`}, forge.ErrMoved.Error(), 0},
		"the old file has changed": {map[string]string{"GET /contents/old.md": `{"type":"file","sha":"b9"}`}, forge.ErrMoved.Error(), 0},
		"the old file has gone":    {map[string]string{"GET /contents/old.md": "404 " + refusal}, forge.ErrMoved.Error(), 0},
		"it leads elsewhere":       {map[string]string{"GET ": "302 https://elsewhere.example/" + token}, "find the repository: it leads elsewhere", 0},
		"it says nonsense":         {map[string]string{"GET ": "200 <html>" + typed}, "find the repository", 0},
		"it says nothing":          {map[string]string{"GET ": "wait"}, "find the repository: it took too long", 0},
		"it says nothing half way": {map[string]string{"POST /pulls": "wait"}, "make the pull request: it took too long", 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := begin(t, test.otherwise)
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			for _, said := range test.otherwise {
				if said == "wait" {
					ctx, cancel = context.WithTimeout(t.Context(), 300*time.Millisecond)
					defer cancel()
				}
			}
			address, _, err := server.repository(t).Propose(ctx, change())
			if err == nil || !strings.HasPrefix(err.Error(), test.says) {
				t.Errorf("got %q, %v; want %q", address, err, test.says)
			}
			holdsNoSecret(t, err)
			if got := server.was(branchGoes); got != test.takenBack {
				t.Errorf("its branch was taken back %d times, want %d", got, test.takenBack)
			}
		})
	}
}

// holdsNoSecret looks into all that an error could be printed as.
func holdsNoSecret(t *testing.T, err error) {
	t.Helper()
	for ; err != nil; err = errors.Unwrap(err) {
		if said := fmt.Sprintf("%v %+v %#v", err, err, err); strings.Contains(strings.ToLower(said), "quillfeather") || strings.Contains(said, "ghs_") {
			t.Errorf("an error tells the token, or what was typed: %s", said)
		}
	}
}

// What was proposed before is found again, whether its pull request is open or not, and stays.
func TestWhatWasProposedBefore(t *testing.T) {
	const there = `[{"html_url":"https://github.com/bandstand/own/pull/6"}]`
	exists := `422 {"message":"Reference already exists"}`
	for name, test := range map[string]struct {
		otherwise map[string]string
		address   string
		before    bool
	}{
		"never":                       {nil, "https://github.com/bandstand/own/pull/7", false},
		"wholly":                      {map[string]string{"POST /git/refs": exists, "POST /pulls": "422 {}", "GET /pulls": there}, "https://github.com/bandstand/own/pull/6", true},
		"only the branch":             {map[string]string{"POST /git/refs": exists}, "https://github.com/bandstand/own/pull/7", true},
		"by another at the same time": {map[string]string{"POST /pulls": "422 {}", "GET /pulls": there}, "https://github.com/bandstand/own/pull/6", true},
	} {
		server := begin(t, test.otherwise)
		address, before, err := server.repository(t).Propose(t.Context(), change())
		if err != nil || address != test.address || before != test.before {
			t.Errorf("%s: got %q, %v, %v; want %q, %v", name, address, before, err, test.address, test.before)
		}
		if server.was(branchGoes) > 0 {
			t.Errorf("%s: the branch is gone", name)
		}
	}
}

// The branch of somebody else's proposal that is under way stays.
func TestTheBranchOfAnotherStays(t *testing.T) {
	server := begin(t, map[string]string{"POST /git/refs": `422 {"message":"Reference already exists"}`, "POST /pulls": "502 "})
	if address, _, err := server.repository(t).Propose(t.Context(), change()); err == nil || server.was(branchGoes) > 0 {
		t.Errorf("got %q, %v", address, err)
	}
}

// An App asks for a token that reaches one repository and may do no more than is needed.
func TestAnApp(t *testing.T) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	private := pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)})
	for name, test := range map[string]struct{ answer, says string }{
		"taken":   {`201 {"token":"ghs_quillfeather","expires_at":"2099-01-01T00:00:00Z"}`, ""},
		"refused": {`401 {"message":"ghs_quillfeather"}`, "find the repository: get a token of the App, the answer was 401: look at the numbers"},
	} {
		var asked struct {
			Repositories []string          `json:"repositories"`
			Permissions  map[string]string `json:"permissions"`
		}
		server := begin(t, map[string]string{"POST /app/installations/34/access_tokens": test.answer})
		inner := server.Config.Handler
		server.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, "/app/") {
				if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
					t.Error(err)
				}
			}
			inner.ServeHTTP(w, r)
		})
		oneLine := strings.ReplaceAll(string(private), "\n", `\n`)
		repository, err := FromSettings(settings("BANDSTAND_GITHUB_APP", "12", "BANDSTAND_GITHUB_INSTALLATION", "34", "BANDSTAND_GITHUB_APP_KEY", oneLine), server.URL)
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = repository.Propose(t.Context(), change())
		if (err == nil) != (test.says == "") || err != nil && !strings.HasPrefix(err.Error(), test.says) {
			t.Errorf("%s: %v, want %q", name, err, test.says)
		}
		holdsNoSecret(t, err)
		if len(asked.Repositories) != 1 || asked.Repositories[0] != "own" || len(asked.Permissions) != 2 || asked.Permissions["contents"] != "write" || asked.Permissions["pull_requests"] != "write" {
			t.Errorf("%s: it asks for %+v", name, asked)
		}
	}
}

func TestSettings(t *testing.T) {
	for name, test := range map[string]struct {
		env  []string
		says string // "" where it is taken, "none" where there is nothing
	}{
		"nothing":            {nil, "none"},
		"a token":            {[]string{"BANDSTAND_GITHUB_TOKEN", token}, ""},
		"no repository":      {[]string{"BANDSTAND_GITHUB_TOKEN", token, "BANDSTAND_GITHUB_REPOSITORY", ""}, "BANDSTAND_GITHUB_REPOSITORY is not"},
		"an address":         {[]string{"BANDSTAND_GITHUB_TOKEN", token, "BANDSTAND_GITHUB_REPOSITORY", "https://github.com/a/b"}, "BANDSTAND_GITHUB_REPOSITORY is not"},
		"a way out":          {[]string{"BANDSTAND_GITHUB_TOKEN", token, "BANDSTAND_GITHUB_REPOSITORY", "a/../b"}, "BANDSTAND_GITHUB_REPOSITORY is not"},
		"both":               {[]string{"BANDSTAND_GITHUB_TOKEN", token, "BANDSTAND_GITHUB_APP", "1"}, "BANDSTAND_GITHUB_TOKEN and BANDSTAND_GITHUB_APP are both set"},
		"an App by its name": {[]string{"BANDSTAND_GITHUB_APP", "quillfeather"}, "BANDSTAND_GITHUB_APP is not a number"},
		"no installation":    {[]string{"BANDSTAND_GITHUB_APP", "1"}, "BANDSTAND_GITHUB_INSTALLATION is not a number"},
		"no key":             {[]string{"BANDSTAND_GITHUB_APP", "1", "BANDSTAND_GITHUB_INSTALLATION", "2", "BANDSTAND_GITHUB_APP_KEY", "quillfeather"}, "BANDSTAND_GITHUB_APP_KEY is not a private key"},
	} {
		got, err := FromSettings(settings(test.env...), Address)
		switch test.says {
		case "none", "":
			if err != nil || (got == nil) != (test.says == "none") {
				t.Errorf("%s: got %v, %v", name, got, err)
			}
		default:
			if err == nil || !strings.HasPrefix(err.Error(), test.says) {
				t.Errorf("%s: got %v, want %q", name, err, test.says)
			}
			holdsNoSecret(t, err)
		}
	}
}
