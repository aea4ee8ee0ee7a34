package fields

import (
	"embed"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"strings"
)

//go:embed answers.go listing.go pages.go site.go source.go translation.go vocabulary.go
var source embed.FS

// Meanings returns the comments of the structs of this package and of their fields,
// each on one line: "Venue" and "Venue.Town". A program has no comments of itself, so
// it carries the source that has them.
func Meanings() map[string]string {
	found := map[string]string{}
	words := func(comment *ast.CommentGroup) string { return strings.Join(strings.Fields(comment.Text()), " ") }
	names, _ := fs.Glob(source, "*.go")
	for _, name := range names {
		text, _ := source.ReadFile(name)
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ParseComments)
		if err != nil {
			panic(fmt.Sprintf("parse %s, which was compiled: %v", name, err))
		}
		ast.Inspect(file, func(n ast.Node) bool {
			declared, ok := n.(*ast.GenDecl)
			if !ok || declared.Tok != token.TYPE {
				return true
			}
			spec := declared.Specs[0].(*ast.TypeSpec)
			found[spec.Name.Name] = words(declared.Doc)
			if of, ok := spec.Type.(*ast.StructType); ok {
				for _, field := range of.Fields.List {
					for _, name := range field.Names {
						found[spec.Name.Name+"."+name.Name] = words(field.Doc)
					}
				}
			}
			return true
		})
	}
	return found
}
