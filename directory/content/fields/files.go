package fields

import "reflect"

// File is a kind of file in content/.
type File struct {
	Name  string       // of its JSON Schema: "activity"
	Title string       // "Activities"
	Path  string       // where it stands, as people write it: "activities/<town>/<slug>.md"
	Globs []string     // the same for programs, below the folder of the repository
	Of    reflect.Type // the struct of its fields
	List  bool         // whether it is a list of them
}

// Files are all kinds of file that people write, in the order of docs/content.md.
var Files = []File{
	{"activity", "Activities", "activities/<town>/<slug>.md", []string{"content/activities/**/!(*.??).md"}, reflect.TypeFor[Listing](), false},
	{"organisation", "Organisations", "organisations/<slug>.md", []string{"content/organisations/!(*.??).md"}, reflect.TypeFor[Organisation](), false},
	{"town", "Towns", "towns/<slug>.md", []string{"content/towns/!(*.??).md"}, reflect.TypeFor[Town](), false},
	{"nation", "Nations", "nations/<slug>.md", []string{"content/nations/!(*.??).md", "base/nations/!(*.??).md"}, reflect.TypeFor[Nation](), false},
	{"page", "Pages", "pages/<slug>.md", []string{"content/pages/!(*.??).md", "base/pages/!(*.??).md"}, reflect.TypeFor[Page](), false},
	{"site", "The site", "site.yaml", []string{"content/site.yaml"}, reflect.TypeFor[Site](), false},
	{"terms", "Terms", "vocabulary/kinds.yaml, good-for.yaml and access.yaml", inVocabulary("kinds", "good-for", "access"), reflect.TypeFor[VocabularyTerm](), true},
	{"company", "Company", "vocabulary/company.yaml", inVocabulary("company", "company.??"), reflect.TypeFor[Company](), true},
	{"phrases", "Phrases", "vocabulary/phrases.yaml", inVocabulary("phrases", "phrases.??"), reflect.TypeFor[Phrase](), true},
	{"synonyms", "Synonyms", "vocabulary/synonyms.yaml", inVocabulary("synonyms", "synonyms.??"), reflect.TypeFor[Synonyms](), true},
	{"strands", "Strands", "vocabulary/strands.yaml", inVocabulary("strands", "strands.??"), reflect.TypeFor[Strand](), true},
	{"audiences", "Audiences", "vocabulary/audiences.yaml", inVocabulary("audiences", "audiences.??"), reflect.TypeFor[Audience](), true},
	{"apart", "Words to keep apart", "vocabulary/apart.yaml", inVocabulary("apart"), reflect.TypeFor[Apart](), true},
	{"plain", "Plain words", "vocabulary/plain.yaml", inVocabulary("plain"), reflect.TypeFor[Plain](), true},
	{"spellings", "Spellings", "vocabulary/spellings.yaml", inVocabulary("spellings"), reflect.TypeFor[Spelling](), true},
	{"answers", "Answers", "answers.yaml, for new directory --answers", []string{"answers.yaml"}, reflect.TypeFor[Answers](), false},
	{"translation", "Translations", "<slug>.cy.md", []string{"content/**/*.??.md", "base/**/*.??.md"}, reflect.TypeFor[Translation](), false},
	{"terms-translation", "Translations of terms", "vocabulary/kinds.cy.yaml", inVocabulary("kinds.??", "good-for.??", "access.??"), reflect.TypeFor[TermTranslation](), true},
}

func inVocabulary(lists ...string) []string {
	var globs []string
	for _, list := range lists {
		globs = append(globs, "content/vocabulary/"+list+".yaml", "base/vocabulary/"+list+".yaml")
	}
	return globs
}
