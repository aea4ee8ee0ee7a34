package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
)

// holdingPage stands at the address of a page that is not up yet, and of one
// that is about to go. It leads nowhere, so it can be put up in any order.
const holdingPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>This page is being put up</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
</head>
<body>
<main>
<h1>This page is being put up. Try again in a moment.</h1>
</main>
</body>
</html>
`

const (
	stagedHolding = stagingFolder + "/holding"
	stagedLink    = stagingFolder + "/link"
)

// clearStaging takes away what a killed build left, and makes room.
func (p *publication) clearStaging() error {
	return p.change(func() error {
		if err := p.root.RemoveAll(stagingFolder); err != nil {
			return fmt.Errorf("clear %s: %w", stagingFolder, reason(err))
		}
		if err := p.root.MkdirAll(stagingFolder, 0o755); err != nil {
			return fmt.Errorf("make %s: %w", stagingFolder, reason(err))
		}
		return nil
	})
}

// staged is where a file waits to be put in its place: under its number, so
// that staging is one flat folder.
func (p *publication) staged(number int) string {
	return stagingFolder + "/" + strconv.Itoa(number)
}

// stage writes everything that changes beside the site, so that a full disk or
// a kill while writing changes no page.
func (p *publication) stage() error {
	if err := p.write(stagedHolding, []byte(holdingPage)); err != nil {
		return err
	}
	for number, file := range p.plan.changed() {
		if err := p.write(p.staged(number), p.files[file]); err != nil {
			return err
		}
	}
	return nil
}

func (p *publication) write(file string, body []byte) error {
	return p.change(func() error {
		if err := p.root.WriteFile(file, body, 0o644); err != nil {
			return fmt.Errorf("write %s: %w", file, reason(err))
		}
		return nil
	})
}

// placeAll moves staged files to where they belong. The lists of the plan are
// placed in the order in which they were staged, each one once.
func (p *publication) placeAll(files []string) error {
	for _, file := range files {
		if err := p.makeWay(file); err != nil {
			return err
		}
		if err := p.moveTo(file, p.staged(p.summary.Written)); err != nil {
			return err
		}
		p.summary.Written++
	}
	return nil
}

func (p *publication) moveTo(file, staged string) error {
	return p.change(func() error {
		if err := p.root.Rename(staged, file); err != nil {
			return fmt.Errorf("put up %s: %w", file, reason(err))
		}
		return nil
	})
}

// holdNewPages gives every new address a page that leads nowhere, before any
// page can lead to it.
func (p *publication) holdNewPages() error {
	for _, file := range p.plan.newPages {
		if err := p.makeWay(file); err != nil {
			return err
		}
		if err := p.hold(file); err != nil {
			return err
		}
	}
	return nil
}

// holdUnwantedPages stops the pages that are to go from leading to each other,
// so that they can go one by one.
func (p *publication) holdUnwantedPages() error {
	for _, file := range p.plan.unwanted {
		if !isPage(file) || !p.stands(file) {
			continue
		}
		if err := p.hold(file); err != nil {
			return err
		}
	}
	return nil
}

// hold puts the holding page at an address: as another name of the one staged
// file where the file system can do that, because it costs far less than a new
// file.
func (p *publication) hold(file string) error {
	err := p.change(func() error { return p.root.Link(stagedHolding, stagedLink) })
	if err != nil {
		if err := p.write(stagedLink, []byte(holdingPage)); err != nil {
			return err
		}
	}
	return p.moveTo(file, stagedLink)
}

// makeWay sees to it that a file can be put in its place: its folders are made,
// and where a file of ours has to become a folder, or a folder of ours a file,
// the old one goes. Only then is an address without a page for an instant.
func (p *publication) makeWay(file string) error {
	for parent := range parents(file) {
		info, err := p.root.Lstat(parent)
		if err == nil && info.IsDir() {
			continue
		}
		if err := p.change(func() error { return p.makeFolder(parent, err == nil) }); err != nil {
			return fmt.Errorf("make the folder %s: %w", parent, reason(err))
		}
	}
	info, err := p.root.Lstat(file)
	if err != nil || !info.IsDir() {
		return nil
	}
	return p.change(func() error {
		if err := p.root.RemoveAll(file); err != nil {
			return fmt.Errorf("remove the folder %s: %w", file, reason(err))
		}
		return nil
	})
}

func (p *publication) makeFolder(name string, standsAsFile bool) error {
	if standsAsFile {
		if err := p.root.Remove(name); err != nil {
			return err
		}
	}
	return p.root.Mkdir(name, 0o755)
}

// removeUnwanted takes away files that are ours and no longer wanted: pages
// first, then what pages may show, and then the folders that are left empty.
func (p *publication) removeUnwanted() error {
	pages, others := p.plan.unwanted, []string(nil)
	pages = slices.DeleteFunc(slices.Clone(pages), func(file string) bool {
		if !isPage(file) {
			others = append(others, file)
			return true
		}
		return false
	})
	for _, file := range slices.Concat(pages, others) {
		if !p.stands(file) {
			continue
		}
		if err := p.change(func() error { return p.root.Remove(file) }); err != nil {
			return fmt.Errorf("remove %s: %w", file, reason(err))
		}
		p.summary.Removed++
	}
	return p.removeEmptyFolders()
}

// stands says whether a file of ours is still there. Where its place has become
// a folder, or one of its folders a file, it has gone already.
func (p *publication) stands(file string) bool {
	info, err := p.root.Lstat(file)
	return err == nil && !info.IsDir()
}

// removeEmptyFolders takes away the folders of removed files, the innermost
// first, as long as nothing is in them.
func (p *publication) removeEmptyFolders() error {
	for _, file := range p.plan.unwanted {
		for folder := path.Dir(file); folder != "."; folder = path.Dir(folder) {
			entries, err := fs.ReadDir(p.root.FS(), folder)
			if missing(err) {
				continue
			}
			if err != nil || len(entries) > 0 {
				break
			}
			err = p.change(func() error { return p.root.Remove(folder) })
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("remove the folder %s: %w", folder, reason(err))
			}
		}
	}
	return nil
}
