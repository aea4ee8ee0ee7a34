// Package base is what every directory starts from, in content's own format: the
// vocabularies, the nations with their urgent numbers, and the words pages, in which
// the directory's own facts have their places: $(phone). It comes with the software,
// so that what is put right here reaches every directory with an upgrade. Content goes
// before it, page by page and term by term.
package base

import "embed"

// FS holds the files as content/ would have them: vocabulary/danger.yaml.
//
//go:embed nations pages vocabulary
var FS embed.FS
