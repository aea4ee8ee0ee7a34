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
	"maps"
	"os"
	"slices"
	"strings"

	"bandstand/generator/drafts"
)

// Feed is what was read of a list.
type Feed struct{ drafts.List }

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
	feed.Problems = page.others
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
	others                       []string // what is no service, and so was left out
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
		return unfold(answer{services: list, isList: true})
	}
	o, ok := said.(map[string]any)
	if !ok {
		return answer{}, errors.New("it holds no list of services")
	}
	page := object(o)
	if page.text("name") != "" && len(page.parts("services")) > 0 {
		return unfold(answer{services: []any{o}, isList: true}) // an organisation with all that it runs
	}
	for _, key := range []string{"contents", "content", "services", "results", "items", "data"} {
		if list, ok := o[key].([]any); ok {
			found := answer{services: list, isList: true}
			found.number, found.saysItsNumber = page.whole("page_number", "number", "page")
			found.pages, _ = page.whole("total_pages", "totalPages")
			found.items, _ = page.whole("total_items", "totalElements", "total")
			return unfold(found)
		}
	}
	if page.part("service") != nil || page.text("name") != "" && (o["id"] != nil || o["description"] != nil) {
		return unfold(answer{services: []any{o}, isOne: true})
	}
	return answer{}, errors.New("it holds no list of services")
}

// unfold finds the services in what an answer holds: a list of organisations has them within each,
// one of services at places has them beside each place.
func unfold(a answer) (answer, error) {
	all := a.services
	a.services = nil
	for _, one := range all {
		o, _ := one.(map[string]any)
		said := object(o)
		switch {
		case o == nil || said.text("status") != "":
			a.services = append(a.services, one)
		case said.part("service") != nil:
			service := maps.Clone(map[string]any(said.part("service")))
			service["service_at_locations"] = []any{o}
			a.services = append(a.services, service)
		case len(said.parts("services")) > 0:
			for _, service := range said.parts("services") {
				service = maps.Clone(service)
				if service.part("organization", "organisation") == nil {
					service["organization"] = o
				}
				a.services = append(a.services, map[string]any(service))
			}
		case hasAny(o, ofOrganisations):
			a.others = append(a.others, said.text("name")+" is an organisation and no service, so it was left out")
		case hasAny(o, ofTerms):
			a.others = append(a.others, said.text("name")+" is a term and no service, so it was left out")
		default:
			a.services = append(a.services, one)
		}
	}
	nameless := func(one any) bool {
		said, ok := one.(map[string]any)
		return ok && object(said).text("name", "id") == ""
	}
	if len(a.services) > 0 && !slices.ContainsFunc(a.services, func(one any) bool { return !nameless(one) }) {
		return answer{}, errors.New("none of its entries has a name or a number, so they are no services: look for the address that ends in /services")
	}
	if len(a.services) == 0 && len(a.others) > 0 {
		return answer{}, errors.New("it holds no services: look for the address that ends in /services")
	}
	return a, nil
}

// Keys that no service has.
var (
	ofOrganisations = []string{"organization_identifiers", "legal_status", "tax_id", "year_incorporated", "parent_organization_id"}
	ofTerms         = []string{"term_uri", "taxonomy", "taxonomy_detail", "version"}
)

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
