package content

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"bandstand/directory/content/check"
	"bandstand/directory/content/report"
	"bandstand/directory/slips"
)

var topFolders = []string{"activities", "images", "nations", "organisations", "pages", "towns", "vocabulary"}

// reportStrays reports files and folders that nothing would read.
func (l *load) reportStrays() {
	entries, err := l.entriesOf(".")
	if err != nil {
		l.report(".").Errorf(0, "the content folder cannot be read: %s", report.Reason(err))
	}
	for _, entry := range entries {
		name := entry.Name()
		if file, _, other := check.TranslatedFile(name); other && file == "site.yaml" {
			continue
		}
		if check.PassedOver(name) || name == "site.yaml" || entry.IsDir() && slices.Contains(topFolders, name) {
			continue
		}
		l.report(name).Warnf(0, "nothing reads this, so it is left out").
			Suggestf("%s", cmp.Or(slips.DidYouMean(name, append([]string{"site.yaml"}, topFolders...)), "take it out"))
	}
}

// entriesOf returns what lies in a folder, in the order of whole paths: a folder
// as if its name ended in a slash.
func (l *Loader) entriesOf(folder string) ([]fs.DirEntry, error) {
	if known, ok := l.folders[folder]; ok {
		return known, nil
	}
	entries, err := fs.ReadDir(l.content, folder)
	inPath := func(e fs.DirEntry) string {
		if e.IsDir() {
			return e.Name() + "/"
		}
		return e.Name()
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(inPath(a), inPath(b)) })
	if err == nil {
		l.folders[folder] = entries
	}
	return entries, err
}

// pagesIn returns the pages of a top folder, sorted, but for translations, which
// are set apart. It reports what else lies there. Only activities/ may have
// sub-folders.
func (l *load) pagesIn(folder string) []string {
	info, err := fs.Stat(l.content, folder)
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && !info.IsDir():
		return nil
	case err != nil:
		l.report(folder).Errorf(0, "this cannot be read: %s", report.Reason(err))
		return nil
	}
	return l.pagesBelow(folder, nil)
}

func (l *load) pagesBelow(folder string, found []string) []string {
	entries, err := l.entriesOf(folder)
	if err != nil {
		l.report(folder).Errorf(0, "this cannot be read: %s", report.Reason(err))
	}
	for _, entry := range entries {
		name := entry.Name()
		file := folder + "/" + name
		_, _, translation := check.TranslationOf(slugOf(name))
		switch {
		case check.PassedOver(name):
		case entry.IsDir() && strings.HasPrefix(file, "activities/"):
			found = l.pagesBelow(file, found)
		case entry.IsDir():
			l.report(file).Warnf(0, "nothing reads this folder").Suggestf("move its pages to %s/ itself", folder)
		case path.Ext(name) != ".md":
			l.reportNoPage(file)
		case translation:
			l.translations = append(l.translations, file)
		default:
			found = append(found, file)
		}
	}
	return found
}

// reportNoPage reports a file in a folder of pages that is none, unless it is a
// picture.
func (l *load) reportNoPage(file string) {
	ending := strings.ToLower(path.Ext(file))
	if slices.Contains(check.PictureEndings, ending) {
		return
	}
	problem := l.report(file).Warnf(0, "this is not a page, so it is left out")
	switch ending {
	case ".md", ".markdown", ".mdown", ".txt", ".yaml", ".yml", ".docx", ".doc", ".odt":
		problem.Suggestf("a page is plain text, and its file's name ends in .md")
	default:
		problem.Suggestf("take it out, or begin its name with _ to keep it")
	}
}

// slugOf returns the name of a file without its ending, which names its page.
func slugOf(file string) string {
	base := path.Base(file)
	return strings.TrimSuffix(base, path.Ext(base))
}

// folderOf returns the top folder of a file.
func folderOf(file string) string {
	folder, _, _ := strings.Cut(file, "/")
	return folder
}
