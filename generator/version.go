package main

import (
	"cmp"
	"runtime/debug"
)

// version returns what tells this build of the program and its content from others: the
// commit that the host says it builds (Netlify, GitHub), or the one that the program was
// compiled from; "" where neither is known, as with go run.
func (p *program) version() string {
	commit := cmp.Or(p.getenv("COMMIT_REF"), p.getenv("GITHUB_SHA"))
	if commit == "" {
		if info, ok := debug.ReadBuildInfo(); ok {
			for _, setting := range info.Settings {
				if setting.Key == "vcs.revision" {
					commit = setting.Value
				}
			}
		}
	}
	return commit[:min(len(commit), 12)]
}
