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

// walked is what lies in one of the top folders.
type walked struct {
	pages        []string         // files, by slug and then by path
	translations []string         // files of pages in other languages than English
	reports      []*report.Report // of what is no page
}

func (w *walked) report(file string) *report.Report {
	r := &report.Report{File: file}
	w.reports = append(w.reports, r)
	return r
}

// reportStrays reports files and folders that nothing would read.
func (l *load) reportStrays() {
	entries, err := fs.ReadDir(l.content, ".")
	if err != nil {
		l.report(".").Errorf(0, "the content folder cannot be read: %s", report.Reason(err))
	}
	for _, entry := range entries {
		name := entry.Name()
		if file, _, other := check.TranslatedFile(name); other && file == "site.yaml" {
			continue
		}
		if !entry.IsDir() && !check.IsContent(name) { // which reportForeign reports
			continue
		}
		if check.PassedOver(name) || name == "site.yaml" || entry.IsDir() && slices.Contains(topFolders, name) {
			continue
		}
		if path.Ext(name) == ".md" {
			l.report(name).Warnf(0, "nothing reads a page here, so it is left out").
				Suggestf("move it to the folder of what it is: activities, organisations, towns or pages")
			continue
		}
		l.report(name).Warnf(0, "nothing reads this, so it is left out").
			Suggestf("%s", cmp.Or(slips.DidYouMean(name, append([]string{"site.yaml"}, topFolders...)), "take it out"))
	}
}

// reportForeign reports files that are no content, wherever they lie: a folder that
// strangers may change holds words, facts and pictures, and nothing that could be run.
func (l *load) reportForeign() {
	if l.foreign == nil {
		l.foreign = &walked{}
		_ = fs.WalkDir(l.content, ".", func(file string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil: // which is reported where the folder is read
				return nil
			case entry.Type()&fs.ModeSymlink != 0 && !check.IsContent(entry.Name()):
				l.foreign.reportLink(l.content, file)
				return nil
			case entry.IsDir() && entry.Name() == ".git":
				return fs.SkipDir
			case entry.IsDir() || check.IsContent(entry.Name()):
				return nil
			}
			problem := l.foreign.report(file).Errorf(0, "this is no page, no list and no picture, and nothing else "+
				"may lie here")
			switch strings.ToLower(path.Ext(file)) {
			case ".txt":
				if page, ok := strings.CutSuffix(entry.Name(), path.Ext(file)); ok && path.Ext(page) == ".md" {
					problem.Suggestf("name it %s: some programs add .txt to the name and do not show it", page)
					break
				}
				problem.Suggestf("a page is plain text, and its file's name ends in .md; leave the file itself out")
			case ".markdown", ".mdown", ".docx", ".doc", ".odt", ".rtf", ".pdf":
				problem.Suggestf("a page is plain text, and its file's name ends in .md; leave the file itself out")
			default:
				problem.Suggestf("take it out")
			}
			return nil
		})
	}
	for _, r := range l.foreign.reports {
		l.open(r)
	}
}

// reportLink reports a link to a folder, or to something else that is no content.
func (w *walked) reportLink(content fs.FS, file string) {
	info, err := fs.Stat(content, file)
	problem := w.report(file).Errorf(0, "this is a link to a folder, and what is in it is not read")
	switch {
	case err != nil:
		problem.What = "this is a link that leads out of the content folder, or to nothing"
	case !info.IsDir():
		problem.What = "this is a link to a file that is no content"
	}
	problem.Suggestf("put the folder or the file itself here")
}

// pagesIn returns the pages of a top folder but for translations, which are kept for
// later, and reports what else lies there.
func (l *load) pagesIn(folder string) []string {
	found := l.folders[folder]
	if found == nil {
		found = walk(l.content, folder)
		if folder == "nations" || folder == "pages" {
			found.addBase(l.base, folder)
		}
		l.folders[folder] = found
	}
	l.translations = append(l.translations, found.translations...)
	for _, r := range found.reports {
		l.open(r)
	}
	return found.pages
}

// walk looks for the pages of a top folder. Only activities/ may have sub-folders.
func walk(content fs.FS, folder string) *walked {
	found := &walked{}
	_ = fs.WalkDir(content, folder, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			if !errors.Is(err, fs.ErrNotExist) {
				found.report(file).Errorf(0, "this cannot be read: %s", report.Reason(err))
			}
			return nil
		}
		name := entry.Name()
		_, _, translation := check.TranslationOf(slugOf(name))
		switch {
		case file == folder:
		case check.PassedOver(name) && entry.IsDir():
			return fs.SkipDir
		case check.PassedOver(name), entry.IsDir() && folder == "activities":
		case entry.IsDir():
			found.report(file).Warnf(0, "nothing reads this folder").Suggestf("move its pages to %s/ itself", folder)
			return fs.SkipDir
		case !check.IsContent(name): // which reportForeign reports
		case path.Ext(name) != ".md":
			found.reportNoPage(file)
		case translation:
			found.translations = append(found.translations, file)
		default:
			found.pages = append(found.pages, file)
		}
		return nil
	})
	found.sort()
	return found
}

// inBase begins the names of files that came with the software.
const inBase = "base/"

// addBase adds the pages of package base, each unless the content has its own of the
// same name. A translation of base goes with the page of base alone.
func (w *walked) addBase(base fs.FS, folder string) {
	own := map[string]bool{}
	for _, file := range slices.Concat(w.pages, w.translations) {
		own[path.Base(file)] = true
	}
	entries, _ := fs.ReadDir(base, folder)
	for _, entry := range entries {
		name := entry.Name()
		original, _, translation := check.TranslationOf(slugOf(name))
		switch {
		case own[name], translation && own[original+".md"]:
		case translation:
			w.translations = append(w.translations, inBase+folder+"/"+name)
		default:
			w.pages = append(w.pages, inBase+folder+"/"+name)
		}
	}
	w.sort()
}

func (w *walked) sort() {
	slices.SortFunc(w.pages, func(a, b string) int {
		return cmp.Or(strings.Compare(slugOf(a), slugOf(b)), strings.Compare(a, b))
	})
}

// reportNoPage reports a file in a folder of pages that is content and no page. A
// picture may lie beside the page that shows it.
func (w *walked) reportNoPage(file string) {
	if ending := strings.ToLower(path.Ext(file)); !slices.Contains(check.PictureEndings, ending) {
		w.report(file).Warnf(0, "this is not a page, so it is left out").
			Suggestf("a page is plain text, and its file's name ends in .md")
	}
}

// slugOf returns the name of a file without its ending, which names its page.
func slugOf(file string) string {
	base := path.Base(file)
	return strings.TrimSuffix(base, path.Ext(base))
}

// folderOf returns the top folder of a file of the content or of base.
func folderOf(file string) string {
	folder, _, _ := strings.Cut(strings.TrimPrefix(file, inBase), "/")
	return folder
}
