package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// A room is a package. One that holds more hides two, and a type with more methods is a
// bag and no thing.
const (
	mostFiles   = 15
	mostLines   = 2500
	mostMethods = 40
)

// oversized are the rooms and types that are too large just now. One that no longer is, is
// to be taken out, and none is to be added.
var oversized = map[string]bool{}

// room is what a package holds outside its tests.
type room struct {
	files, lines int
	methods      map[string]int // by the type that has them
}

func TestNoRoomIsTooLarge(t *testing.T) {
	rooms := roomsIn(t, os.DirFS(".."))
	if len(rooms) < 10 {
		t.Errorf("only %d rooms were found, so the test proves little", len(rooms))
	}
	for _, folder := range slices.Sorted(maps.Keys(rooms)) {
		one := rooms[folder]
		large := one.files > mostFiles || one.lines > mostLines
		hold(t, folder, large, fmt.Sprintf("%d files and %d lines, more than %d or %d: find the room in it that has a narrow door",
			one.files, one.lines, mostFiles, mostLines))
		for _, name := range slices.Sorted(maps.Keys(one.methods)) {
			count := one.methods[name]
			hold(t, folder+"."+name, count > mostMethods, fmt.Sprintf("%d methods, more than %d: find the things in it", count, mostMethods))
		}
	}
}

// hold reports what is too large, and what no longer is.
func hold(t *testing.T, name string, large bool, has string) {
	t.Helper()
	switch {
	case large && !oversized[name]:
		t.Errorf("%s has %s", name, has)
	case !large && oversized[name]:
		t.Errorf("%s is no longer too large: take it out of oversized", name)
	}
}

// roomsIn returns what each package of a module holds, by its folder.
func roomsIn(t *testing.T, module fs.FS) map[string]room {
	t.Helper()
	rooms := map[string]room{}
	err := fs.WalkDir(module, ".", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && file != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata" || entry.Name() == "node_modules"):
			return fs.SkipDir
		case entry.IsDir(), !strings.HasSuffix(file, ".go"), strings.HasSuffix(file, "_test.go"):
			return nil
		}
		source, err := fs.ReadFile(module, file)
		if err != nil {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, source, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		one := rooms[path.Dir(file)]
		if one.methods == nil {
			one.methods = map[string]int{}
		}
		one.files++
		one.lines += bytes.Count(source, []byte("\n"))
		for _, declared := range parsed.Decls {
			if function, ok := declared.(*ast.FuncDecl); ok && function.Recv != nil {
				one.methods[receiver(function.Recv.List[0].Type)]++
			}
		}
		rooms[path.Dir(file)] = one
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rooms
}

// receiver returns the name of the type that a method belongs to.
func receiver(of ast.Expr) string {
	switch of := of.(type) {
	case *ast.StarExpr:
		return receiver(of.X)
	case *ast.IndexExpr:
		return receiver(of.X)
	case *ast.IndexListExpr:
		return receiver(of.X)
	case *ast.Ident:
		return of.Name
	}
	return ""
}
