// Sitecheck builds the site of content/, whatever stands there, at the real time,
// and has all of it looked at: by ours, or served as its host would by others.
//
//	go run ./.ci/sitecheck walk         every page is well-formed, every link leads somewhere
//	go run ./.ci/sitecheck markup       the Nu HTML Checker reads every page
//	go run ./.ci/sitecheck lighthouse   Lighthouse scores four pages as a telephone sees them
//
// It needs the npm packages of .ci; markup needs Java, lighthouse Chromium. It
// ends with a line of what it found, and with exit status 1 where that is not
// what it should be.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"
)

func main() {
	npm := flag.String("npm", ".ci/node_modules", "the `folder` of the npm packages")
	runs := flag.Int("runs", 5, "how often Lighthouse looks at each page")
	flag.Parse()

	began := time.Now()
	said, sound, err := check(flag.Arg(0), *npm, *runs)
	if err != nil {
		fmt.Fprintln(os.Stderr, "sitecheck:", err)
		os.Exit(1)
	}
	fmt.Printf("sitecheck: %s, in %.0fs\n", said, time.Since(began).Seconds())
	if !sound {
		os.Exit(1)
	}
}

// check does one of the checks over the site, and says what it found.
func check(what, npm string, runs int) (said string, sound bool, err error) {
	folder, err := os.MkdirTemp("", "bandstand-sitecheck-")
	if err != nil {
		return "", false, err
	}
	defer os.RemoveAll(folder)
	if what == "walk" {
		return walk(folder)
	}
	host, err := openHost(folder)
	if err != nil {
		return "", false, err
	}
	defer host.close()
	switch what {
	case "markup":
		return checkMarkup(host, npm, folder)
	case "lighthouse":
		return checkLighthouse(host, npm, folder, runs)
	}
	return "", false, fmt.Errorf("there is no check called %q; there are walk, markup and lighthouse", what)
}
