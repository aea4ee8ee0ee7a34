package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"bandstand/directory/content"
	"bandstand/generator/site"
)

// withOperatorSettings adds to the options of a build what the operator keeps outside
// content/: the address book, and the forms that they turned on although a message
// there tells of somebody's health. A preview is built of a stranger's change and sends
// nothing, so the address book is not even read for it.
func (p *program) withOperatorSettings(options site.Options) (site.Options, error) {
	options.SensitiveForms = strings.FieldsFunc(
		p.getenv("BANDSTAND_SENSITIVE_FORMS"), func(r rune) bool { return r == ',' || r == ' ' },
	)
	if p.Preview {
		return options, nil
	}
	text, err := p.addressBook()
	if err != nil {
		return options, err
	}
	if options.AddressBook, err = content.ReadAddressBook(text); err != nil {
		return options, hinted{err, "write one line for each: songs: songs-private@example.org"}
	}
	return options, nil
}

// addressBook reads the operator's address book: the file that
// BANDSTAND_ADDRESS_BOOK names or, where a host has no files but what is in the
// repository, the lines that BANDSTAND_ADDRESSES holds themselves.
func (p *program) addressBook() ([]byte, error) {
	name, lines := p.getenv("BANDSTAND_ADDRESS_BOOK"), p.getenv("BANDSTAND_ADDRESSES")
	if name == "" || lines != "" {
		if name != "" {
			return nil, hinted{
				errors.New("there are two address books"), "set BANDSTAND_ADDRESS_BOOK or BANDSTAND_ADDRESSES, not both",
			}
		}
		return []byte(lines), nil
	}
	for _, public := range append(p.sources(), namedFolder{"out", p.Out}, namedFolder{"bundle", p.Bundle}) {
		if within(resolve(name), resolve(public.folder)) {
			return nil, hinted{
				fmt.Errorf("the address book lies in %s, which others can read", public.folder),
				"keep it outside the repository, and let BANDSTAND_ADDRESS_BOOK name it there",
			}
		}
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, hinted{
			errors.New("the address book cannot be read"),
			"BANDSTAND_ADDRESS_BOOK names a YAML file of lines like songs: songs-private@example.org",
		}
	}
	return text, nil
}

// printUnaddressed prints whose forms have no private address, and so are not shown.
func (p *program) printUnaddressed(names []string) {
	if len(names) > 0 {
		fmt.Fprintf(p.stderr, "%s not in the address book, so forms that go there are not shown: %s\n",
			count(len(names), "name is", "names are"), strings.Join(names, ", "))
	}
}
