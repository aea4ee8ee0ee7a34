// Package base is what every directory starts from, in content's own format:
// the words of everyday language that search understands. Another directory's
// kinds are its own, but Tuesday is Tuesday. Content goes before it, file by
// file.
package base

import "embed"

// FS holds the files as content/ would have them: vocabulary/danger.yaml.
//
//go:embed vocabulary
var FS embed.FS
