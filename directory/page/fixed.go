package page

import (
	"fmt"
	"html/template"
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
//   - {{say "key"}} and {{asset "name"}}, unless the words are in another language;
//   - {{if written "slug"}};
//   - {{template "name" .Shell}} on the frame, and any part that is text alone.
//
// Values are escaped as html/template would escape them, and it checks every layout
// afterwards as if its author had written them there.

// fixer puts what is known into a set of templates.
type fixer struct {
	shell  Shell
	lang   *words.Language
	parts  map[string]*parse.ListNode        // by name, those that were fixed or are being fixed
	once   func(name string) (string, error) // fills a part with the shell
	lookUp func(name string) *parse.Tree
}

// fix puts what is known into every template of a set. once fills one of them with the
// shell.
func (l *Layouts) fix(set *template.Template, once func(name string) (string, error)) error {
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
		if slug, ok := argument(n.Pipe, "written"); ok {
			list := n.ElseList
			if f.shell.written(slug) {
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
		if n.Pipe != nil && n.Pipe.String() == ".Shell" {
			html, err := f.once(n.Name)
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

// argument returns the text that a pipe passes to a function, where that is all that it
// does.
func argument(pipe *parse.PipeNode, function string) (string, bool) {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) != 2 {
		return "", false
	}
	name, ok := pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
	if !ok || name.Ident != function {
		return "", false
	}
	text, ok := pipe.Cmds[0].Args[1].(*parse.StringNode)
	if !ok {
		return "", false
	}
	return text.Text, true
}

// plainAddress matches an address that reads the same wherever it stands.
var plainAddress = regexp.MustCompile(`^[A-Za-z0-9/._-]+$`)

// escaper escapes as html/template does, in the text of an element and in quotation
// marks.
var escaper = strings.NewReplacer(
	"\x00", "\ufffd", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;")

// text returns what an action writes, where that is known.
func (f *fixer) text(pipe *parse.PipeNode) (text string, ok bool) {
	if key, ok := argument(pipe, "say"); ok {
		said := f.lang.Text(key)
		return escaper.Replace(said.String()), !said.IsForeign()
	}
	if name, ok := argument(pipe, "asset"); ok {
		address, err := f.shell.asset(name)
		return address, err == nil && plainAddress.MatchString(address) // else a page that needs it tells
	}
	return "", false
}

func textNode(pos parse.Pos, text string) *parse.TextNode {
	return &parse.TextNode{NodeType: parse.NodeText, Pos: pos, Text: []byte(text)}
}

// joined returns nodes with the texts that follow one another as one.
func joined(nodes []parse.Node) []parse.Node {
	var all []parse.Node
	for _, node := range nodes {
		text, ok := node.(*parse.TextNode)
		if ok && len(all) > 0 {
			if before, ok := all[len(all)-1].(*parse.TextNode); ok {
				all[len(all)-1] = textNode(before.Pos, string(before.Text)+string(text.Text))
				continue
			}
		}
		all = append(all, node)
	}
	return all
}
