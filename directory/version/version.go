// Package version knows which version of the program this is.
package version

import (
	"cmp"
	"runtime/debug"
)

// Number is the version; CHANGELOG.md begins with it.
const Number = "0.13.0"

// Of returns the version, and behind a plus what tells this build of it from others: the
// commit that the host says it builds (Netlify, GitHub), or the one that the program was
// compiled from. With go run neither is known.
func Of(getenv func(string) string) string {
	commit := cmp.Or(getenv("COMMIT_REF"), getenv("GITHUB_SHA"), compiledFrom())
	if commit == "" {
		return Number
	}
	return Number + "+" + commit[:min(len(commit), 12)]
}

func compiledFrom() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			return setting.Value
		}
	}
	return ""
}
