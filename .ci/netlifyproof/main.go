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
	"path/filepath"
	"time"

	"bandstand/.ci/checkout"
	"bandstand/.ci/lambda"
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
	if err := checkout.Copy(repository); err != nil {
		return err
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
	return withFunction(p, bootstrap, func(ask lambda.Asker) error { return checkPreviewSearch(p, ask) })
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
	err = withFunction(p, bootstrap, func(ask lambda.Asker) error { return checkSearch(p, ask, tools.repository) })
	if err != nil {
		return err
	}
	if err := checkListen(p, bootstrap); err != nil {
		return err
	}
	p.stage("messages, through Debian's own mail server")
	return proveMessages(p, tools.repository, folder)
}

// withFunction starts a function's program as Lambda does and stops it after
// use. The time to the first answer is printed.
func withFunction(p *proof, bootstrap string, use func(lambda.Asker) error) error {
	runtime := lambda.New()
	defer runtime.Close()
	began := time.Now()
	program, err := start(p, bootstrap, []string{runtime.Environment()})
	if err != nil {
		return err
	}
	defer program.stop()

	if _, err := runtime.Ask(get("/search", "")); err != nil {
		return fmt.Errorf("%w\n%s", err, program.said())
	}
	p.note("from the start of the process to its first answer: %d ms", time.Since(began).Milliseconds())
	if err := use(runtime.Ask); err != nil {
		return fmt.Errorf("%w\n%s", err, program.said())
	}
	p.equal("what the function logged", program.said(), "")
	return nil
}

// get is the event of a visitor's GET.
func get(path, query string) map[string]any { return lambda.Get(siteURL, path, query) }
