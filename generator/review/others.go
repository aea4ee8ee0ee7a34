package review

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/phone"
)

// user is a page that tells how its group is reached.
type user struct{ title, file string }

// usersOf returns who is reached by each number and address.
func usersOf(directory *activity.Directory) map[string][]user {
	users := map[string][]user{}
	add := func(by user, contact activity.Contact) {
		for _, way := range waysOf(contact) {
			users[way] = append(users[way], by)
		}
	}
	for _, one := range slices.Concat(directory.Activities, directory.Drafts) {
		add(user{one.Title.String(), one.File}, one.Join.Contact)
	}
	for _, one := range directory.Organisations {
		add(user{one.Name, one.File}, one.Contact)
	}
	return users
}

// waysOf returns the numbers and addresses of a contact, each written in one way.
func waysOf(contact activity.Contact) (ways []string) {
	for _, number := range []string{contact.Phone, contact.Textphone, contact.SMS} {
		if parsed, ok := phone.Parse(number); ok {
			ways = append(ways, parsed.String())
		}
	}
	if contact.Email != "" {
		ways = append(ways, strings.ToLower(contact.Email))
	}
	slices.Sort(ways)
	return slices.Compact(ways)
}

// othersOf tells who else is reached as a page is, and what else its organisation has.
func (c Change) othersOf(p page, users map[string][]user) (lines []string) {
	slug := strings.TrimSuffix(path.Base(p.file), ".md")
	var contact activity.Contact
	var runs *activity.Organisation
	if one := c.activity(p.file); one != nil {
		contact, runs = one.Join.Contact, one.Organisation
	} else if one, ok := c.Directory.Organisation(slug); ok && one.File == p.file {
		contact, runs = one.Contact, one
	}
	for _, way := range waysOf(contact) {
		others := slices.DeleteFunc(slices.Clone(users[way]), func(one user) bool { return one.file == p.file })
		if len(others) > 0 {
			lines = append(lines, fmt.Sprintf("  %s is also the way to %s", way, named(others)))
		}
	}
	var same []user
	for _, one := range slices.Concat(c.Directory.Activities, c.Directory.Drafts) {
		if runs != nil && one.Organisation == runs && one.File != p.file {
			same = append(same, user{one.Title.String(), one.File})
		}
	}
	if len(same) > 0 {
		lines = append(lines, fmt.Sprintf("  %s also runs %s", runs.Name, named(same)))
	}
	return lines
}

// activity returns the activity, or the draft, of a file; nil where there is none.
func (c Change) activity(file string) *activity.Activity {
	all := slices.Concat(c.Directory.Activities, c.Directory.Drafts)
	if i := slices.IndexFunc(all, func(one *activity.Activity) bool { return one.File == file }); i >= 0 {
		return all[i]
	}
	return nil
}

func named(users []user) string {
	var said []string
	for i, one := range users {
		if i == mostOthers {
			said = append(said, fmt.Sprintf("and %d more", len(users)-i))
			break
		}
		said = append(said, one.title)
	}
	return strings.Join(said, ", ")
}
