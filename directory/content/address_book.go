package content

import (
	"fmt"
	"maps"
	"net/mail"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"

	"bandstand/directory/content/check"
)

// ReadAddressBook reads an operator's address book: a YAML file of names and the
// email addresses behind them, as in "songs: songs-private@example.org". A
// listing names one with form_to. It is no part of a directory, which everybody
// may read. An error gives the name that is wrong, and never an address.
func ReadAddressBook(text []byte) (map[string]string, error) {
	var book map[string]string
	if err := yaml.Unmarshal(text, &book); err != nil {
		return nil, fmt.Errorf("the address book is not lines like songs: songs-private@example.org")
	}
	for _, name := range slices.Sorted(maps.Keys(book)) {
		if !check.IsFormName(name) {
			return nil, fmt.Errorf("the address book has a name that is not in small letters, figures and hyphens: %q", name)
		}
		address := book[name]
		if read, err := mail.ParseAddress(address); err != nil || read.Name != "" ||
			strings.ContainsFunc(address, func(r rune) bool { return r > unicode.MaxASCII }) {
			return nil, fmt.Errorf("the address book has no email address behind %q", name)
		}
	}
	return book, nil
}
