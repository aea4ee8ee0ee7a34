package github

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"bandstand/contribute/forge"
)

const (
	branch = "groups/beans-0123456789ab"
	before = "---\ntitle: Beans\n---\n"
	after  = "---\ntitle: Broad beans\n---\n"
)

// hub is a GitHub with one repository, bandstand/own, in memory. It is made from the description, which is held against
// whatever it is asked and answers.
type hub struct {
	*testing.T
	*httptest.Server

	mutex   sync.Mutex
	blobs   map[string]string            // by hash
	trees   map[string]map[string]string // hashes of files, by path
	commits map[string]string            // trees
	refs    map[string]string            // commits
	pulls   []pull
	asked   map[string]int // by method and path of the description
	refuse  string         // of those, what is refused
	status  int
}

type pull struct{ title, body, head, base string }

func newHub(t *testing.T) *hub {
	t.Helper()
	if os.Getenv("BANDSTAND_GITHUB") != "required" {
		t.Skip("left out: BANDSTAND_GITHUB=required asks for it, as .ci/run test does, and GitHub's description has to be installed: npm ci --prefix .ci")
	}
	h := &hub{T: t, blobs: map[string]string{}, trees: map[string]map[string]string{}, commits: map[string]string{}, refs: map[string]string{}, asked: map[string]int{}}
	tree := h.tree(map[string]string{"content/activities/salford/beans.md": h.blob(before)})
	h.refs["refs/heads/main"] = h.commit(tree)
	h.Server = httptest.NewServer(http.HandlerFunc(h.serve))
	t.Cleanup(h.Close)
	return h
}

func (h *hub) blob(text string) string {
	hash := forge.VersionOf([]byte(text))
	h.blobs[hash] = text
	return hash
}

// The hashes of trees and commits are Git's business; here they only have to be others.
func (h *hub) tree(files map[string]string) string {
	hash := forge.VersionOf([]byte("tree" + strconv.Itoa(len(h.trees))))
	h.trees[hash] = files
	return hash
}

func (h *hub) commit(tree string) string {
	hash := forge.VersionOf([]byte("commit" + strconv.Itoa(len(h.commits))))
	h.commits[hash] = tree
	return hash
}

// serve answers as GitHub does, with examples of its description in which stands what is kept.
func (h *hub) serve(w http.ResponseWriter, r *http.Request) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	input, operation, err := described(r)
	if err != nil {
		h.Errorf("GitHub does not take it: %v", err)
		w.WriteHeader(http.StatusTeapot)
		return
	}
	isApp := strings.HasPrefix(operation.path, "/app/")
	if known := strings.HasSuffix(r.Header.Get("Authorization"), " "+token); known == isApp {
		h.Errorf("%s %s comes with the wrong token", r.Method, operation.path)
	}
	asked := r.Method + " " + operation.path
	h.asked[asked]++
	say := func(status int, said any) { answer(h.T, w, input, status, said) }
	no := func(status int) {
		said := map[string]any{"message": token, "status": strconv.Itoa(status)}
		if asked != "POST /repos/{owner}/{repo}/git/blobs" || status != 422 { // which is either of two kinds, and never both
			said["documentation_url"] = "https://docs.github.com/rest"
		}
		say(status, said)
	}
	if asked == h.refuse {
		no(h.status)
		return
	}
	posted := map[string]any{}
	if r.ContentLength > 0 {
		if err := json.NewDecoder(r.Body).Decode(&posted); err != nil {
			h.Error(err)
		}
	}
	text := func(field string) string {
		said, _ := posted[field].(string)
		return said
	}
	in := input.PathParams
	switch asked {
	case "POST /app/installations/{installation_id}/access_tokens":
		said := operation.example(h.T, 201, "").(map[string]any)
		said["token"], said["expires_at"] = token, "2099-01-01T00:00:00Z"
		say(201, said)
	case "GET /repos/{owner}/{repo}":
		said := operation.example(h.T, 200, "").(map[string]any)
		said["default_branch"] = "main"
		say(200, said)
	case "GET /repos/{owner}/{repo}/branches/{branch}":
		commit, known := h.refs["refs/heads/"+in["branch"]]
		if !known {
			no(404)
			return
		}
		said := operation.example(h.T, 200, "").(map[string]any)
		top := said["commit"].(map[string]any)
		top["sha"] = commit
		top["commit"].(map[string]any)["tree"].(map[string]any)["sha"] = h.commits[commit]
		say(200, said)
	case "GET /repos/{owner}/{repo}/contents/{path}":
		commit := r.URL.Query().Get("ref")
		if commit == "" {
			commit = h.refs["refs/heads/main"]
		}
		hash, known := h.trees[h.commits[commit]][in["path"]]
		if !known {
			no(404)
			return
		}
		said := operation.example(h.T, 200, "response-if-content-is-a-file").(map[string]any)
		said["sha"], said["path"], said["name"] = hash, in["path"], path.Base(in["path"])
		said["content"] = base64.StdEncoding.EncodeToString([]byte(h.blobs[hash]))
		say(200, said)
	case "GET /repos/{owner}/{repo}/git/blobs/{file_sha}":
		kept, known := h.blobs[in["file_sha"]]
		if !known {
			no(404)
			return
		}
		said := operation.example(h.T, 200, "").(map[string]any)
		said["sha"], said["encoding"], said["content"] = in["file_sha"], "base64", base64.StdEncoding.EncodeToString([]byte(kept))
		say(200, said)
	case "POST /repos/{owner}/{repo}/git/blobs":
		kept, err := base64.StdEncoding.DecodeString(text("content"))
		if err != nil || text("encoding") != "base64" {
			no(422)
			return
		}
		said := operation.example(h.T, 201, "").(map[string]any)
		said["sha"] = h.blob(string(kept))
		say(201, said)
	case "POST /repos/{owner}/{repo}/git/trees":
		files := maps.Clone(h.trees[text("base_tree")])
		if files == nil {
			no(404)
			return
		}
		for _, one := range posted["tree"].([]any) {
			entry := one.(map[string]any)
			name := entry["path"].(string)
			if hash, kept := entry["sha"].(string); kept {
				files[name] = hash
			} else {
				files[name] = h.blob(entry["content"].(string))
			}
		}
		said := operation.example(h.T, 201, "").(map[string]any)
		said["sha"] = h.tree(files)
		say(201, said)
	case "POST /repos/{owner}/{repo}/git/commits":
		if h.trees[text("tree")] == nil {
			no(404)
			return
		}
		said := operation.example(h.T, 201, "").(map[string]any)
		said["sha"] = h.commit(text("tree"))
		say(201, said)
	case "POST /repos/{owner}/{repo}/git/refs":
		if _, known := h.refs[text("ref")]; known || h.commits[text("sha")] == "" {
			no(422)
			return
		}
		h.refs[text("ref")] = text("sha")
		said := operation.example(h.T, 201, "").(map[string]any)
		said["ref"] = text("ref")
		say(201, said)
	case "DELETE /repos/{owner}/{repo}/git/refs/{ref}":
		if _, known := h.refs["refs/"+in["ref"]]; !known {
			no(422)
			return
		}
		delete(h.refs, "refs/"+in["ref"])
		say(204, nil)
	case "POST /repos/{owner}/{repo}/pulls":
		asked := pull{text("title"), text("body"), text("head"), text("base")}
		same := slices.ContainsFunc(h.pulls, func(other pull) bool { return other.head == asked.head })
		if same || h.refs["refs/heads/"+asked.head] == "" || h.refs["refs/heads/"+asked.base] == "" || asked.title == "" {
			no(422)
			return
		}
		h.pulls = append(h.pulls, asked)
		said := operation.example(h.T, 201, "").(map[string]any)
		said["html_url"] = h.address(len(h.pulls))
		say(201, said)
	case "GET /repos/{owner}/{repo}/pulls":
		found := []any{}
		for i, one := range h.pulls {
			if "bandstand:"+one.head == r.URL.Query().Get("head") {
				said := operation.example(h.T, 200, "").([]any)[0].(map[string]any)
				said["html_url"] = h.address(i + 1)
				found = append(found, said)
			}
		}
		say(200, found)
	default:
		h.Errorf("our GitHub does not know %s", asked)
		w.WriteHeader(http.StatusTeapot)
	}
}

func (h *hub) address(number int) string {
	return fmt.Sprintf("https://github.com/bandstand/own/pull/%d", number)
}

// repository returns the repository as somebody reaches it who has set these variables.
func (h *hub) repository(pairs ...string) forge.Forge {
	h.Helper()
	set := map[string]string{"BANDSTAND_GITHUB_REPOSITORY": "bandstand/own"}
	for i := 0; i < len(pairs); i += 2 {
		set[pairs[i]] = pairs[i+1]
	}
	repository, err := FromSettings(func(name string) string { return set[name] }, h.URL)
	if err != nil {
		h.Fatal(err)
	}
	return repository
}

// change changes a page that is there, and adds another and a picture.
func growing() forge.Proposal {
	return forge.Proposal{Branch: branch, Title: "Beans: a change to its page", Body: "## What is changed", Message: "A page as its group sent it", Files: []forge.File{
		{Path: "content/activities/salford/beans.md", Body: []byte(after), Was: forge.VersionOf([]byte(before))},
		{Path: "content/organisations/beans.md", Body: []byte("---\nname: Beans\n---\n")},
		{Path: "content/images/beans.jpg", Body: []byte("\xff\xd8\xff"), Was: forge.Whatever},
	}}
}

// TestAProposalIsAPullRequest: with a token as with an App, there is one pull request with the files, however often it is
// proposed, and the default branch stays as it was.
func TestAProposalIsAPullRequest(t *testing.T) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	private := string(pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)}))
	for name, set := range map[string][]string{
		"a token": {"BANDSTAND_GITHUB_TOKEN", token},
		"an App":  {"BANDSTAND_GITHUB_APP", "12", "BANDSTAND_GITHUB_INSTALLATION", "34", "BANDSTAND_GITHUB_APP_KEY", private},
	} {
		h := newHub(t)
		top := h.refs["refs/heads/main"]
		repository := h.repository(set...)
		for i := range 2 {
			address, before, err := repository.Propose(t.Context(), growing())
			if err != nil || address != h.address(1) || before != (i > 0) {
				t.Fatalf("%s: got %q, %v, %v", name, address, before, err)
			}
		}
		want := growing()
		if len(h.pulls) != 1 || h.pulls[0] != (pull{want.Title, want.Body, branch, "main"}) {
			t.Errorf("%s: the pull requests are %+v", name, h.pulls)
		}
		files := h.trees[h.commits[h.refs["refs/heads/"+branch]]]
		for _, file := range want.Files {
			if got := h.blobs[files[file.Path]]; got != string(file.Body) {
				t.Errorf("%s: %s is %q", name, file.Path, got)
			}
		}
		if h.refs["refs/heads/main"] != top || len(files) != 3 {
			t.Errorf("%s: the default branch is another, or there are %d files", name, len(files))
		}
	}
}

// What is read is what stands on the default branch, or stood there once.
func TestFilesAreRead(t *testing.T) {
	h := newHub(t)
	repository := h.repository("BANDSTAND_GITHUB_TOKEN", token)
	if text, err := repository.Read(t.Context(), "content/activities/salford/beans.md"); err != nil || string(text) != before {
		t.Errorf("got %q, %v", text, err)
	}
	if text, err := repository.Version(t.Context(), forge.VersionOf([]byte(before))); err != nil || string(text) != before {
		t.Errorf("got %q, %v", text, err)
	}
	if _, err := repository.Read(t.Context(), "content/activities/salford/nowhere.md"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	if _, err := repository.Version(t.Context(), forge.VersionOf(nil)); err == nil {
		t.Error("there is a version that there never was")
	}
}

// What has changed meanwhile is not changed back.
func TestAFileThatMoved(t *testing.T) {
	for name, moves := range map[string]func(*forge.Proposal){
		"changed":         func(p *forge.Proposal) { p.Files[0].Was = forge.VersionOf([]byte(after)) },
		"there by now":    func(p *forge.Proposal) { p.Files[0].Was = forge.New },
		"no longer there": func(p *forge.Proposal) { p.Files[1].Was = forge.VersionOf([]byte(after)) },
	} {
		h := newHub(t)
		asked := growing()
		moves(&asked)
		if _, _, err := h.repository("BANDSTAND_GITHUB_TOKEN", token).Propose(t.Context(), asked); !errors.Is(err, forge.ErrMoved) || len(h.refs) != 1 {
			t.Errorf("%s: got %v, and the branches %v", name, err, h.refs)
		}
	}
}

// TestEveryRefusalThatIsDescribed has each thing that is asked refused in each way that the description has. Nothing is
// left to review, and the error, which tells what was answered, has nothing of the token.
func TestEveryRefusalThatIsDescribed(t *testing.T) {
	whole := newHub(t)
	for range 2 { // the second time, what is there is looked for
		if _, _, err := whole.repository("BANDSTAND_GITHUB_TOKEN", token).Propose(t.Context(), growing()); err != nil {
			t.Fatal(err)
		}
	}
	all, err := operations()
	if err != nil {
		t.Fatal(err)
	}
	refusals := 0
	for _, one := range all {
		asked := one.method + " " + one.path
		for code := range one.Responses.Map() {
			status, err := strconv.Atoi(code)
			if whole.asked[asked] == 0 || err != nil || status < 400 {
				continue
			}
			refusals++
			h := newHub(t)
			h.refuse, h.status = asked, status
			_, _, err = h.repository("BANDSTAND_GITHUB_TOKEN", token).Propose(t.Context(), growing())
			if asked == "GET /repos/{owner}/{repo}/pulls" {
				continue // nobody looks for what was proposed just now
			}
			moved := asked == "GET /repos/{owner}/{repo}/contents/{path}" && status == 404
			var failed forge.Failure
			if errors.As(err, &failed) == moved || errors.Is(err, forge.ErrMoved) != moved || !moved && failed.Status != status {
				t.Errorf("%s answered %d: got %v", asked, status, err)
			}
			if len(h.pulls) > 0 || len(h.refs) != 1 || strings.Contains(fmt.Sprintf("%v %+v", err, err), token) {
				t.Errorf("%s answered %d: %d pull requests, branches %v, and %v", asked, status, len(h.pulls), h.refs, err)
			}
		}
	}
	if len(whole.asked) != 9 || refusals < 20 {
		t.Errorf("%d things are asked, and refused in %d ways: %v", len(whole.asked), refusals, whole.asked)
	}
}
