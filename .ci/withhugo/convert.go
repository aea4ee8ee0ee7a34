package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"
)

// page is what Hugo has to be told of a page in its own terms; the rest of the front
// matter it reads as it is.
type page struct {
	Name   string
	Status string
	Kinds  []string
	Venue  struct {
		Town string
	}
	Sessions []struct {
		Day string
	}
	Access       []any
	Organisation string
}

// reserved are keys that mean something else to Hugo.
var reserved = regexp.MustCompile(`(?m)^(menu|order|name):`)

// convert writes a Hugo site of a content folder, with the layouts of another, and
// returns how many activities it has. It reads one page at a time.
func convert(content, layouts, site string) (activities int, err error) {
	if err := os.CopyFS(site, os.DirFS(layouts)); err != nil {
		return 0, err
	}
	for _, folder := range []string{"styles", "emblems"} {
		from := os.DirFS(filepath.Join("static", folder))
		if err := os.CopyFS(filepath.Join(site, "assets", folder), from); err != nil {
			return 0, err
		}
	}
	if err := os.CopyFS(filepath.Join(site, "assets/images"), os.DirFS(filepath.Join(content, "images"))); err != nil {
		return 0, err
	}
	labels := map[string]map[string]string{"towns": {}, "how": {
		"come-along": "Just come along", "book": "Book first",
		"ask-first": "Get in touch first", "professional-only": "By referral",
	}}
	for name, file := range map[string]string{"kinds": "kinds", "good_for": "good-for", "access": "access"} {
		if labels[name], err = labelsOf(filepath.Join("base/vocabulary", file+".yaml")); err != nil {
			return 0, err
		}
	}
	from := os.DirFS(content)
	err = fs.WalkDir(from, ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || path.Ext(file) != ".md" || strings.Count(path.Base(file), ".") > 1 { // plant-pals.cy.md
			return err
		}
		text, err := fs.ReadFile(from, file)
		if err != nil {
			return err
		}
		front, body, _ := strings.Cut(strings.TrimPrefix(string(text), "---\n"), "\n---\n")
		var told page
		if err := yaml.Unmarshal([]byte(front), &told); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		slug := strings.TrimSuffix(path.Base(file), ".md")
		front = reserved.ReplaceAllString(front, "told_$1:") + "\n"
		to := ""
		switch folder, _, _ := strings.Cut(file, "/"); folder {
		case "activities":
			activities++
			front += termsOf(told)
			to = "activities/" + slug + ".md"
		case "organisations":
			front += "heading: " + quoted(told.Name) + "\n"
			to = "groups/" + slug + "/_index.md"
		case "towns":
			labels["towns"][slug] = told.Name
			front += "heading: " + quoted(told.Name) + "\n"
			to = "towns/" + slug + "/_index.md"
		case "pages":
			front = strings.ReplaceAll(front, "told_menu:", "listed:")
			to = slug + ".md"
		default:
			return nil
		}
		return write(filepath.Join(site, "content", to), "---\n"+front+"---\n"+body)
	})
	if err != nil {
		return 0, err
	}
	told, err := yaml.Marshal(labels)
	if err != nil {
		return 0, err
	}
	whatsOn := "---\ntitle: What’s on\nlayout: whats-on\n---\n"
	if err := write(filepath.Join(site, "content/whats-on.md"), whatsOn); err != nil {
		return 0, err
	}
	return activities, write(filepath.Join(site, "data/labels.yaml"), string(told))
}

// termsOf returns the taxonomies that Hugo cannot read off the fields of an activity.
func termsOf(told page) string {
	var days, features, townKinds []string
	for _, session := range told.Sessions {
		if session.Day != "" {
			days = append(days, strings.ToLower(session.Day))
		}
	}
	for _, feature := range told.Access {
		if noted, ok := feature.(map[string]any); ok {
			feature = noted["feature"]
		}
		features = append(features, fmt.Sprint(feature))
	}
	terms := "groups: [" + told.Organisation + "]\n"
	if town := told.Venue.Town; town != "" {
		for _, kind := range told.Kinds {
			townKinds = append(townKinds, kind+"-in-"+town)
		}
		terms += "towns: [" + town + "]\ntown_kinds: [" + strings.Join(townKinds, ", ") + "]\n"
	}
	if told.Status == "draft" {
		terms += "draft: true\n"
	}
	return terms + "days: [" + strings.Join(days, ", ") + "]\nfeatures: [" + strings.Join(features, ", ") + "]\n"
}

func labelsOf(file string) (map[string]string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var terms []struct{ Slug, Label string }
	if err := yaml.Unmarshal(text, &terms); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	labels := map[string]string{}
	for _, term := range terms {
		labels[term.Slug] = term.Label
	}
	return labels, nil
}

func quoted(text string) string {
	told, _ := yaml.Marshal(text)
	return strings.TrimSpace(string(told))
}

func write(file, text string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(text), 0o644)
}
