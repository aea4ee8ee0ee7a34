package search

import (
	"bytes"
	"cmp"
	"context"
	"maps"
	"net/http"
	"reflect"
	"runtime"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"bandstand/directory/page"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/search/index"
	"bandstand/search/lexicon"
)

// Live answers searches of a source that changes, as serve needs it: it answers as a
// bundle of the newest source would, and an update costs what has changed. Any number
// of searches may go on meanwhile; each is answered from one source, whole.
type Live struct {
	folder    string               // for those of its indexes
	updating  sync.Mutex           // one update at a time, or Close
	languages map[string]*inSearch // by code
	current   Current
}

// inSearch is what is kept of a language from one source to the next.
type inSearch struct {
	index        *index.Live
	vocabularies *vocabulary.Vocabularies // of which lexicon was made
	lexicon      *lexicon.Lexicon
	shell        page.Shell
	files        map[string][]byte // the layouts, as they were read
	layouts      *page.Layouts     // of them and shell
}

// NewLive answers searches of a source. Its texts lie in new folders below another, or
// among the temporary ones where that is "", until Close. Where ctx ends before all is
// indexed, it returns its error soon.
func NewLive(ctx context.Context, folder string, source Source) (*Live, error) {
	l := &Live{folder: folder, languages: map[string]*inSearch{}}
	if err := l.Update(ctx, source); err != nil {
		l.Close()
		return nil, err
	}
	return l, nil
}

// Update has searches answered from another source of the same directory, and returns
// when they are. Of documents whose texts are as they were, which is told by their
// slugs, none is indexed again. After an error, that of ctx among them, searches are
// answered as before.
func (l *Live) Update(ctx context.Context, source Source) error {
	l.updating.Lock()
	defer l.updating.Unlock()
	s, err := l.service(ctx, source)
	if err != nil {
		return err
	}
	l.current.Replace(s)
	return nil
}

// service returns a service of a source and its translations, which are indexed at once.
func (l *Live) service(ctx context.Context, source Source) (*Service, error) {
	sources := append([]Source{source}, source.Translations...)
	made := make([]*Service, len(sources))
	all, ctx := errgroup.WithContext(ctx)
	all.SetLimit(max(1, runtime.GOMAXPROCS(0)-1)) // a page that is saved meanwhile has a core to itself
	for i, one := range sources {
		known, err := l.known(one)
		if err != nil {
			all.Go(func() error { return err })
			break
		}
		all.Go(func() (err error) {
			made[i], err = known.service(ctx, one)
			return err
		})
	}
	if err := all.Wait(); err != nil {
		for _, s := range made {
			if s != nil {
				s.Close()
			}
		}
		return nil, err
	}
	for _, other := range made[1:] {
		made[0].others[other.Language] = func() (*Service, error) { return other, nil }
		made[0].closes = append(made[0].closes, other.Close)
	}
	return made[0], nil
}

// service returns a service of a source without its translations.
func (known *inSearch) service(ctx context.Context, source Source) (*Service, error) {
	x, err := known.index.Update(ctx, source.Documents, source.facts(), &known.lexicon.Speech)
	if err != nil {
		return nil, err
	}
	layouts := known.layouts
	s, err := newService(source.manifest(), known.lexicon, x, func(*words.Language) (*page.Layouts, error) { return layouts, nil })
	if err != nil {
		x.Close()
	}
	return s, err
}

// known returns what is kept of the language of a source, with the words and the layouts
// of the source in it: those that are as they were are neither gathered nor parsed again.
func (l *Live) known(source Source) (*inSearch, error) {
	known := l.languages[source.Shell.Language]
	if known == nil {
		made, err := index.NewLive(l.folder)
		if err != nil {
			return nil, err
		}
		known = &inSearch{index: made}
		l.languages[source.Shell.Language] = known
	}
	if known.vocabularies != source.Vocabularies {
		known.vocabularies, known.lexicon = source.Vocabularies, lexicon.New(source.Vocabularies, source.Shell.Language)
	}
	files, err := layoutsFor(source.Layouts, shownBy)
	if err != nil {
		return nil, err
	}
	if !maps.EqualFunc(known.files, files, bytes.Equal) || !reflect.DeepEqual(known.shell, source.Shell) {
		layouts, err := parseLayouts(files, source.Shell)
		if err != nil {
			return nil, err
		}
		known.files, known.shell, known.layouts = files, source.Shell, layouts
	}
	return known, nil
}

// Handler answers as the function Handler does, from the newest source.
func (l *Live) Handler(now func() time.Time) http.Handler { return l.current.Handler(now) }

// Close removes the folders. What is asked afterwards is answered that search does not
// work just now.
func (l *Live) Close() error {
	l.updating.Lock()
	defer l.updating.Unlock()
	l.current.Replace(nil)
	var err error
	for _, known := range l.languages {
		err = cmp.Or(err, known.index.Close())
	}
	clear(l.languages)
	return err
}
