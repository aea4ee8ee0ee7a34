// Netlifyproof shows, without an account, that Netlify can build and serve the
// site. It builds a copy of the repository with Netlify's own tools, runs the
// functions out of the zips that they make against a Lambda Runtime API of its
// own, asks them what visitors ask, and sends a message through Debian's own
// mail server.
//
// Netlify reports much of what goes wrong with a warning and exit status 0: a
// redirect that it drops, a function that it does not find. So what it parsed
// and made is counted here.
//
// It needs linux/amd64, as functions run on, root and Exim for the messages, and
// the npm packages of .ci:
//
//	npm ci --prefix .ci
//	go run ./.ci/netlifyproof
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// The addresses that Netlify would tell a build of.
const (
	siteURL    = "https://bandstand.example"
	previewURL = "https://deploy-preview-1--bandstand.example"
)

func main() {
	npm := flag.String("npm", ".ci/node_modules", "the `folder` of Netlify's tools")
	flag.Parse()

	began := time.Now()
	proof := &proof{}
	if err := prove(proof, *npm); err != nil {
		fmt.Fprintln(os.Stderr, "netlifyproof:", err)
		os.Exit(1)
	}
	fmt.Printf("netlifyproof: %d checks, %d failed, in %.1fs\n", proof.checks, proof.failed, time.Since(began).Seconds())
	if proof.failed > 0 {
		os.Exit(1)
	}
}

// prove goes through the stages in order. Its error is one that leaves nothing
// to go on with; what merely is not as it should be is a failed check.
func prove(p *proof, npm string) error {
	folder, err := os.MkdirTemp("", "bandstand-netlify-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	repository := filepath.Join(folder, "repository")
	if err := copyRepository(repository); err != nil {
		return fmt.Errorf("copy the repository: %w", err)
	}
	book := filepath.Join(folder, "addresses.yaml")
	if err := os.WriteFile(book, []byte(addressBook), 0o600); err != nil {
		return err
	}
	if err := os.Setenv("BANDSTAND_ADDRESS_BOOK", book); err != nil {
		return err
	}
	tools, err := newTools(npm, repository)
	if err != nil {
		return err
	}

	p.stage("a deploy preview")
	if err := provePreview(p, tools, folder); err != nil {
		return err
	}
	p.stage("the production site")
	return proveProduction(p, tools, folder)
}

func provePreview(p *proof, tools tools, folder string) error {
	if err := tools.build("deploy-preview"); err != nil {
		return err
	}
	checkPreviewPages(p, tools.repository)

	branch, err := tools.config("branch-deploy")
	if err != nil {
		return err
	}
	preview, err := tools.config("deploy-preview")
	if err != nil {
		return err
	}
	p.equal("branches are built as previews are", branch.Build.Command, preview.Build.Command)

	bootstrap, err := unpack(p, tools.repository, "search", folder)
	if err != nil {
		return err
	}
	return withFunction(p, bootstrap, func(ask asker) error { return checkPreviewSearch(p, ask) })
}

func proveProduction(p *proof, tools tools, folder string) error {
	if err := tools.build("production"); err != nil {
		return err
	}
	config, err := tools.config("production")
	if err != nil {
		return err
	}
	checkConfig(p, config, tools.repository)
	checkProductionPages(p, tools.repository)
	if err := checkFunctions(p, tools.repository); err != nil {
		return err
	}

	bootstrap, err := unpack(p, tools.repository, "search", folder)
	if err != nil {
		return err
	}
	err = withFunction(p, bootstrap, func(ask asker) error { return checkSearch(p, ask, tools.repository) })
	if err != nil {
		return err
	}
	if err := checkListen(p, bootstrap); err != nil {
		return err
	}
	p.stage("messages, through Debian's own mail server")
	return proveMessages(p, tools.repository, folder)
}

// copyRepository copies what git knows of, or would, so that nothing that
// happens to lie about takes part, and no build of the working folder is
// touched.
func copyRepository(to string) error {
	listed, err := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard").Output()
	if err != nil {
		return fmt.Errorf("git ls-files: %w", err)
	}
	for _, name := range strings.Split(strings.TrimRight(string(listed), "\x00"), "\x00") {
		content, err := os.ReadFile(name)
		if os.IsNotExist(err) {
			continue // deleted, and not committed yet
		}
		if err != nil {
			return err
		}
		copied := filepath.Join(to, name)
		if err := os.MkdirAll(filepath.Dir(copied), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(copied, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
