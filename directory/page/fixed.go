package page

import (
	"fmt"
	"html/template"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"

	"bandstand/directory/words"
)

// Most of a page is the same on every page of its kind: words of the catalogue, the
// addresses of styles, the footer. What is known when layouts are parsed becomes their
// text, so that no page works it out again:
//
//   - {{say "key" "name" "value"}} and {{asset "name"}}, unless the words are in another language;
//   - {{.Shell.Name}}, {{if .Shell.Draft}} and {{if written "slug"}};
//   - {{template "name" .Shell.Logo}}, and any part that is text alone.
//
// Values are escaped as html/template would escape them, and it checks every layout
// afterwards as if its author had written them there.

// fixer puts what is known into a set of templates.
type fixer struct {
	shell  Shell
	lang   *words.Language
	parts  map[string]*parse.ListNode                       // by name, those that were fixed or are being fixed
	once   func(name, of string, value any) (string, error) // fills a part with something of the shell
	lookUp func(name string) *parse.Tree
}

// fix puts what is known into every template of a set. once fills one of them with something
// of the shell, which of names.
func (l *Layouts) fix(set *template.Template, once func(name, of string, value any) (string, error)) error {
	f := &fixer{shell: l.shell, lang: l.lang, parts: map[string]*parse.ListNode{}, once: once}
	f.lookUp = func(name string) *parse.Tree {
		if part := set.Lookup(name); part != nil {
			return part.Tree
		}
		return nil
	}
	for _, part := range set.Templates() {
		if _, err := f.part(part.Name()); err != nil {
			return fmt.Errorf("layout %s: %w", part.Name(), err)
		}
	}
	return nil
}

// part fixes a template and returns its nodes; nil where there are none.
func (f *fixer) part(name string) (*parse.ListNode, error) {
	list, known := f.parts[name]
	if known {
		return list, nil
	}
	if tree := f.lookUp(name); tree != nil {
		list = tree.Root
	}
	f.parts[name] = list
	return list, f.fix(list)
}

// fix puts what is known into a list of nodes.
func (f *fixer) fix(list *parse.ListNode) error {
	if list == nil {
		return nil
	}
	var fixed []parse.Node
	for _, node := range list.Nodes {
		nodes, err := f.known(node)
		if err != nil {
			return err
		}
		fixed = append(fixed, nodes...)
	}
	list.Nodes = joined(fixed)
	return nil
}

// known returns what stands in the place of a node.
func (f *fixer) known(node parse.Node) ([]parse.Node, error) {
	switch n := node.(type) {
	case *parse.ActionNode:
		if text, ok := f.text(n.Pipe); ok {
			return []parse.Node{textNode(n.Pos, text)}, nil
		}
	case *parse.IfNode:
		if isTrue, ok := f.truth(n.Pipe); ok {
			list := n.ElseList
			if isTrue {
				list = n.List
			}
			if err := f.fix(list); err != nil || list == nil {
				return nil, err
			}
			return list.Nodes, nil
		}
		return []parse.Node{n}, f.fixBoth(&n.BranchNode)
	case *parse.RangeNode:
		return []parse.Node{n}, f.fixBoth(&n.BranchNode)
	case *parse.WithNode:
		return []parse.Node{n}, f.fixBoth(&n.BranchNode)
	case *parse.TemplateNode:
		if value, ok := f.ofShell(n.Pipe); ok {
			html, err := f.once(n.Name, n.Pipe.String(), value)
			return []parse.Node{textNode(n.Pos, html)}, err
		}
		if part, err := f.part(n.Name); err != nil || part != nil && isText(part) {
			return part.Nodes, err
		}
	}
	return []parse.Node{node}, nil
}

// isText reports whether nodes are text alone.
func isText(list *parse.ListNode) bool {
	return !slices.ContainsFunc(list.Nodes, func(node parse.Node) bool { return node.Type() != parse.NodeText })
}

func (f *fixer) fixBoth(branches *parse.BranchNode) error {
	if err := f.fix(branches.List); err != nil {
		return err
	}
	return f.fix(branches.ElseList)
}

// arguments returns the texts that a pipe passes to a function, where that is all that it
// does.
func arguments(pipe *parse.PipeNode, function string) (texts []string, ok bool) {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) < 2 {
		return nil, false
	}
	name, ok := pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
	if !ok || name.Ident != function {
		return nil, false
	}
	for _, arg := range pipe.Cmds[0].Args[1:] {
		text, ok := arg.(*parse.StringNode)
		if !ok {
			return nil, false
		}
		texts = append(texts, text.Text)
	}
	return texts, true
}

// ofShell returns the field of the shell that a pipe names, or the shell itself, where that is
// all that it does.
func (f *fixer) ofShell(pipe *parse.PipeNode) (value any, ok bool) {
	if pipe == nil || len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) != 1 {
		return nil, false
	}
	var path []string
	switch named := pipe.Cmds[0].Args[0].(type) {
	case *parse.FieldNode: // .Shell.Name
		path = named.Ident
	case *parse.VariableNode: // $.Shell.Name
		path = named.Ident[1:]
	}
	if len(path) == 0 || path[0] != "Shell" {
		return nil, false
	}
	at := reflect.ValueOf(f.shell)
	for _, name := range path[1:] {
		if at = at.FieldByName(name); !at.IsValid() { // what a method returns is left to the page
			return nil, false
		}
	}
	return at.Interface(), true
}

// truth returns whether a condition holds, where that is known.
func (f *fixer) truth(pipe *parse.PipeNode) (isTrue, ok bool) {
	if slug, ok := arguments(pipe, "written"); ok {
		return f.shell.written(slug[0]), true
	}
	value, ok := f.ofShell(pipe)
	if ok {
		isTrue, ok = template.IsTrue(value)
	}
	return isTrue, ok
}

// plainAddress matches an address that reads the same wherever it stands.
var plainAddress = regexp.MustCompile(`^[A-Za-z0-9/._-]+$`)

// escaper escapes as html/template does, in the text of an element and in quotation
// marks.
var escaper = strings.NewReplacer(
	"\x00", "\ufffd", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;")

// text returns what an action writes, where that is known.
func (f *fixer) text(pipe *parse.PipeNode) (text string, ok bool) {
	if texts, ok := arguments(pipe, "say"); ok {
		values := make([]any, len(texts)-1)
		for i, value := range texts[1:] {
			values[i] = value
		}
		said := f.lang.Text(texts[0], values...)
		return escaper.Replace(said.String()), !said.IsForeign()
	}
	if name, ok := arguments(pipe, "asset"); ok {
		address, err := f.shell.asset(name[0])
		return address, err == nil && plainAddress.MatchString(address) // else a page that needs it tells
	}
	value, _ := f.ofShell(pipe)
	if text, ok := value.(string); ok && !strings.ContainsAny(text, "/:") { // an address may have to be escaped as such
		return escaper.Replace(text), true
	}
	return "", false
}

func textNode(pos parse.Pos, text string) *parse.TextNode {
	return &parse.TextNode{NodeType: parse.NodeText, Pos: pos, Text: []byte(text)}
}

// joined returns nodes with the texts that follow one another as one.
func joined(nodes []parse.Node) []parse.Node {
	var all []parse.Node
	var last *parse.TextNode // at the end of all, and its own
	for _, node := range nodes {
		text, ok := node.(*parse.TextNode)
		switch {
		case !ok:
			all, last = append(all, node), nil
		case last == nil:
			last = textNode(text.Pos, string(text.Text))
			all = append(all, last)
		default:
			last.Text = append(last.Text, text.Text...)
		}
	}
	return all
}
