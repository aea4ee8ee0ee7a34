package main

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A words.Text is a kind of string with marks in it, so only Own, Foreign and String may
// take one into the other. This looks for every conversion, and for whatever else would
// see the marks or cut between them: a part of a text, its letters, its order.
func TestNoTextIsTakenForAString(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of -short")
	}
	checked := 0
	files := token.NewFileSet()
	exported := map[string]string{}
	from := importer.ForCompiler(files, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exported[path]) })
	for _, one := range compiledPackages(t) {
		exported[one.ImportPath] = one.Export
		if !strings.HasPrefix(one.ImportPath, module) || one.ImportPath == module+"directory/words" {
			continue
		}
		var parsed []*ast.File
		for _, name := range one.GoFiles {
			file, err := parser.ParseFile(files, filepath.Join(one.Dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			parsed = append(parsed, file)
		}
		info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{}}
		if _, err := (&types.Config{Importer: from}).Check(one.ImportPath, files, parsed, info); err != nil {
			t.Fatal(err)
		}
		for _, file := range parsed {
			for node := range ast.Preorder(file) {
				if why := misusesText(info, node); why != "" {
					t.Errorf("%s: %s", files.Position(node.Pos()), why)
				}
				checked++
			}
		}
	}
	if checked < 10_000 {
		t.Errorf("only %d nodes were looked at, so the test proves little", checked)
	}
}

// misusesText returns what is wrong with a node of a program; empty where nothing is.
func misusesText(info *types.Info, node ast.Node) string {
	isText := func(one types.Type) bool { return one != nil && one.String() == module+"directory/words.Text" }
	holds := func(of ast.Expr) bool { return isText(info.TypeOf(of)) && info.Types[of].Value == nil }
	switch n := node.(type) {
	case *ast.CallExpr:
		if len(n.Args) != 1 || !info.Types[n.Fun].IsType() || info.Types[n.Args[0]].Value != nil {
			return ""
		}
		to, given := info.TypeOf(n.Fun), info.TypeOf(n.Args[0])
		switch {
		case isText(to) && !isText(given):
			return "a string becomes a text by words.Own or words.Foreign"
		case isText(given) && !isText(to) && !types.IsInterface(to):
			return "a text becomes a string by its String"
		}
	case *ast.SliceExpr:
		if holds(n.X) {
			return "a part of a text may begin within its marks"
		}
	case *ast.IndexExpr:
		if holds(n.X) {
			return "a letter of a text may be one of its marks"
		}
	case *ast.RangeStmt:
		if holds(n.X) {
			return "the letters of a text hold its marks"
		}
	case *ast.BinaryExpr:
		if (n.Op == token.LSS || n.Op == token.GTR) && holds(n.X) {
			return "texts are in the order of their String"
		}
	case *ast.Ident:
		if one, ok := info.Instances[n]; ok && n.Name == "Compare" && isText(one.TypeArgs.At(0)) {
			return "texts are in the order of their String"
		}
	}
	return ""
}

type compiledPackage struct {
	ImportPath, Dir, Export string
	GoFiles                 []string
}

// compiledPackages returns every package of ours and all that they import, those that
// are imported first.
func compiledPackages(t *testing.T) (all []compiledPackage) {
	t.Helper()
	listed, err := exec.Command("go", "list", "-deps", "-export", "-json=ImportPath,Dir,Export,GoFiles", module+"...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for decoder := json.NewDecoder(strings.NewReader(string(listed))); ; {
		var one compiledPackage
		err := decoder.Decode(&one)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("read what go list says: %v", err)
		}
		all = append(all, one)
	}
}
