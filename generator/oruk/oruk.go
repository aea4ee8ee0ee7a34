// Package oruk reads lists of services in the formats of Open Referral UK: version 3, and the older
// version 1 in the dialects in which councils publish it, from a file or from where they publish
// them. It takes what is there as it is: what is missing or of another shape is no mistake of the
// reader. It knows nothing of pages.
package oruk

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"bandstand/generator/drafts"
)

// Feed is what was read of a list.
type Feed struct {
	Services []drafts.Service
	Problems []string // of what could not be read, and of what is not here
}

// largest is how many bytes a file or one answer may have.
const largest = 64 << 20

// ReadFile reads a file with one answer of a list: a page of services, or one service.
func ReadFile(name string) (*Feed, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not an ordinary file", name)
	case info.Size() > largest:
		return nil, fmt.Errorf("%s has %d MB, and %d are the most", name, info.Size()>>20, largest>>20)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	page, err := readAnswer(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	feed := &Feed{}
	feed.add(page.services)
	if page.pages > 1 {
		feed.tell("this file is page %d of %d: %d of %d services are in it. Give the address of the list to have all of them",
			page.number, page.pages, len(page.services), page.items)
	}
	return feed, nil
}

func (f *Feed) tell(text string, args ...any) {
	f.Problems = append(f.Problems, fmt.Sprintf(text, args...))
}

// add takes services as they stand in an answer.
func (f *Feed) add(services []any) {
	for i, one := range services {
		if said, ok := one.(map[string]any); ok {
			f.Services = append(f.Services, service(said))
		} else {
			f.tell("entry %d of a page is no service, so it is left out", i+1)
		}
	}
}

// answer is one page of a list.
type answer struct {
	services                     []any
	number, pages, items         int
	isList, isOne, saysItsNumber bool
}

// readAnswer reads one answer in any of its dialects.
func readAnswer(text []byte) (answer, error) {
	var said any
	decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	decoder.UseNumber()
	if err := decoder.Decode(&said); err != nil {
		return answer{}, explain(text, err)
	}
	if list, ok := said.([]any); ok {
		return answer{services: list, isList: true}, nil
	}
	o, ok := said.(map[string]any)
	if !ok {
		return answer{}, errors.New("it holds no list of services")
	}
	page := object(o)
	for _, key := range []string{"contents", "content", "services", "results", "items", "data"} {
		if list, ok := o[key].([]any); ok {
			found := answer{services: list, isList: true}
			found.number, found.saysItsNumber = page.whole("page_number", "number", "page")
			found.pages, _ = page.whole("total_pages", "totalPages")
			found.items, _ = page.whole("total_items", "totalElements", "total")
			return found, nil
		}
	}
	if page.text("name") != "" && (o["id"] != nil || o["description"] != nil) {
		return answer{services: []any{o}, isOne: true}, nil
	}
	return answer{}, errors.New("it holds no list of services")
}

// explain says what is wrong with an answer that is no JSON.
func explain(text []byte, err error) error {
	begins := strings.ToLower(string(bytes.TrimSpace(text[:min(len(text), 200)])))
	switch {
	case strings.HasPrefix(begins, "<"):
		return errors.New("it is a web page or XML, not JSON: look for the address of the list's API")
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("it is empty, or was cut short")
	}
	return fmt.Errorf("it is not JSON that can be read: %w", err)
}
