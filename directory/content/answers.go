package content

import (
	"fmt"
	"io/fs"
	"strings"
	"testing/fstest"

	"bandstand/directory/content/check"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
)

// Answers are what a new directory is begun with.
type Answers struct {
	Name, Nation, Area, Operator string
	PublicBody                   bool
	Phone, Hours, Email          string
	Towns, Languages             []string
	Repository, BaseURL          string
}

// CheckAnswer returns what is wrong with an answer as somebody typed it, by the key of its
// question: "" where nothing is.
func CheckAnswer(key, typed string) string {
	const name = "answers.yaml"
	line := fmt.Sprintf("%s: %q\n", key, typed)
	if key == "languages" {
		line = fmt.Sprintf("%s: [%q]\n", key, typed)
	}
	_, problems := ReadAnswers(fstest.MapFS{name: {Data: []byte(line)}}, name)
	for _, one := range Errors(problems) {
		return one.What + ": " + one.Hint
	}
	return ""
}

// ReadAnswers reads a file of answers. What is not answered stays empty; what is
// answered and cannot be is a problem.
func ReadAnswers(folder fs.FS, name string) (Answers, []Problem) {
	s := frontmatter.NewFile(folder, name)
	var f fields.Answers
	if _, ok := s.Read(&f); !ok {
		return Answers{}, s.Problems()
	}
	check.Invented(s, "", false, false)
	return Answers{
		Name: f.Name.Value, Nation: nation(s.Report, f.Nation), Area: f.Area.Value,
		Operator: f.Operator.Value, PublicBody: f.PublicBody.Value,
		Phone: check.Phone(s.Report, f.Phone, "phone"), Hours: f.Hours.Value, Email: check.Email(s.Report, f.Email, "email"),
		Towns: check.Strings(f.Towns), Languages: knownLanguages(s.Report, f.Languages),
		Repository: strings.TrimRight(check.Website(s.Report, f.Repository, "repository"), "/"), BaseURL: baseURL(s.Report, f.BaseURL),
	}, s.Problems()
}
