package search

import (
	"cmp"
	"context"
	"net/http"
	"sync"
	"time"

	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/search/index"
	"bandstand/search/lexicon"
)

// Live answers searches of a source that changes, as serve needs it: it answers as a
// bundle of the newest source would, and an update costs what has changed. Any number
// of searches may go on meanwhile; each is answered from one source, whole.
type Live struct {
	folder   string                 // for those of its indexes
	updating sync.Mutex             // one update at a time, or Close
	indexes  map[string]*index.Live // by language
	current  Current
}

// NewLive answers searches of a source. Its texts lie in new folders below another, or
// among the temporary ones where that is "", until Close. Where ctx ends before all is
// indexed, it returns its error soon.
func NewLive(ctx context.Context, folder string, source Source) (*Live, error) {
	l := &Live{folder: folder, indexes: map[string]*index.Live{}}
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

// service returns a service of a source and its translations.
func (l *Live) service(ctx context.Context, source Source) (*Service, error) {
	known := lexicon.New(source.Vocabularies)
	_, layouts, err := soundLayouts(source)
	if err != nil {
		return nil, err
	}
	live, ok := l.indexes[source.Language]
	if !ok {
		if live, err = index.NewLive(l.folder); err != nil {
			return nil, err
		}
		l.indexes[source.Language] = live
	}
	x, err := live.Update(ctx, source.Documents, source.facts(), &known.Speech)
	if err != nil {
		return nil, err
	}
	s, err := newService(source.manifest(), known, x, func(*words.Language) (*page.Layouts, error) { return layouts, nil })
	if err != nil {
		x.Close()
		return nil, err
	}
	for _, translation := range source.Translations {
		other, err := l.service(ctx, translation)
		if err != nil {
			s.Close()
			return nil, err
		}
		s.others[translation.Language] = func() (*Service, error) { return other, nil }
		s.closes = append(s.closes, other.Close)
	}
	return s, nil
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
	for _, live := range l.indexes {
		err = cmp.Or(err, live.Close())
	}
	clear(l.indexes)
	return err
}
