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
	default:
		low := strings.ToLower(name)
		return slices.Contains(keptBeside, low) || slices.Contains(PictureEndings, ending) || isHidden(low)
	}
}

var keptBeside = []string{".gitkeep", ".gitignore", "license", "license.txt", "readme", "readme.txt"}

// isHidden reports whether a file is one that systems and editors leave in folders. Those that tell Git and web servers
// what to do are none: .gitattributes would hide a change from whoever reviews it.
func isHidden(name string) bool {
	ending := path.Ext(name)
	return strings.HasPrefix(name, ".") && (ending == name || ending == ".swp") &&
		!strings.HasPrefix(name, ".git") && !strings.HasPrefix(name, ".ht")
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
