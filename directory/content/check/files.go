package check

import (
	"path"
	"slices"
	"strings"

	"bandstand/directory/words"
)

// PassedOver reports whether a file or folder is not meant as content.
func PassedOver(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") ||
		strings.EqualFold(name, "README.md") || strings.EqualFold(name, "LICENSE") || strings.HasPrefix(name, "LICENSE")
}

// IsContent reports whether a file of that name may lie in a content folder: a page, a
// list, a picture, or what is passed over and cannot be run.
func IsContent(name string) bool {
	switch ending := strings.ToLower(path.Ext(name)); ending {
	case ".md", ".yaml", ".yml":
		return true
	case ".go", ".sh", ".bat", ".cmd", ".exe", ".js", ".mjs", ".py", ".rb", ".pl", ".ps1", ".s", ".c", ".h", ".so", ".syso":
		return false
	default:
		return PassedOver(name) || slices.Contains(PictureEndings, ending)
	}
}

// TranslationOf reports whether a file's name, without its ending, is that of a
// translation: "plant-pals.cy". Slugs have no stop in them.
func TranslationOf(name string) (slug, code string, ok bool) {
	dot := strings.LastIndexByte(name, '.')
	if dot < 1 {
		return "", "", false
	}
	slug, code = name[:dot], name[dot+1:]
	_, known := words.In(code)
	return slug, code, known && code == strings.ToLower(code) || len(code) == 2 && IsLanguageCode(code)
}

// TranslatedFile reports whether a file of vocabulary/ is that of another language,
// "kinds.cy.yaml", and of which file.
func TranslatedFile(name string) (file, code string, ok bool) {
	base := strings.TrimSuffix(name, path.Ext(name))
	slug, code, ok := TranslationOf(base)
	return slug + path.Ext(name), code, ok
}
