package content

import (
	"io/fs"
	"strings"

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

// ReadAnswers reads a file of answers. What is not answered stays empty; what is
// answered and cannot be is a problem.
func ReadAnswers(folder fs.FS, name string) (Answers, []Problem) {
	s := frontmatter.NewFile(folder, name)
	var f fields.Answers
	if _, ok := s.Read(&f); !ok {
		return Answers{}, s.Problems()
	}
	return Answers{
		Name: f.Name.Value, Nation: nation(s.Report, f.Nation), Area: f.Area.Value,
		Operator: f.Operator.Value, PublicBody: f.PublicBody.Value,
		Phone: check.Phone(s.Report, f.Phone, "phone"), Hours: f.Hours.Value, Email: check.Email(s.Report, f.Email, "email"),
		Towns: check.Strings(f.Towns), Languages: check.Strings(f.Languages),
		Repository: strings.TrimRight(check.Website(s.Report, f.Repository, "repository"), "/"), BaseURL: f.BaseURL.Value,
	}, s.Problems()
}
