package drafts

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"bandstand/directory/content/check"
	"bandstand/directory/phone"
)

var (
	mobile  = regexp.MustCompile(`(?:\+44|\b0044)[\s.-]?\(?0?\)?[\s.-]?7(?:[\s.-]{0,2}\d){9}\b|\b07(?:[\s.-]{0,2}\d){8,9}\b`)
	numbers = regexp.MustCompile(`(?:\+44|\b0044)[\s.-]?(?:\(0\))?[\s.-]?\d(?:[\s.()-]{0,2}\d){8,9}\b|\(?\b0\d(?:[\s.()-]{0,2}\d){8,9}\b`)
	address = regexp.MustCompile(`[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+`)
	capital = `\p{Lu}[\p{L}'’-]+`
	// somebody is who stands behind a word that asks for a person.
	somebody = regexp.MustCompile(`\b((?i:contact|call|ring|phone|text|e-?mail|speak to|talk to|ask for|message|tel(?:ephone)?|led by|run by|` +
		`organi[sz]ed by|taught by|hosted by)[:,]?\s+)(` + capital + `(?:\s+` + capital + `)+)`)
	shouted = regexp.MustCompile(`\b\p{Lu}{3,}\b`)
)

// leftOut are the words that stand where something was taken out.
const leftOut = check.LeftOut

// private takes what may belong to a person out of words: mobile numbers, addresses that have a
// name in them, and names. own are the words of the group's own name.
func (d *draft) private(text string) string {
	text = d.withoutMobiles(text)
	text = address.ReplaceAllStringFunc(text, func(found string) string {
		if !isPersonalAddress(found, nil, d.own) {
			return found
		}
		return d.keepBack("an email address that may be a person's", found)
	})
	text = d.withoutNames(text)
	return somebody.ReplaceAllStringFunc(text, func(found string) string {
		parts := somebody.FindStringSubmatch(found)
		if !isPerson(parts[2]) || d.isOwn(parts[2]) {
			return found
		}
		return parts[1] + d.keepBack("a person's name", parts[2])
	})
}

// withoutMobiles returns a text without mobile numbers. A row of dates, 2026-12-07 2027-01-16, has none.
func (d *draft) withoutMobiles(text string) string {
	var said strings.Builder
	from := 0
	for _, at := range mobile.FindAllStringIndex(text, -1) {
		if at[0] > 0 && strings.ContainsAny(text[at[0]-1:at[0]], "-/.0123456789") || isoDate.MatchString(text[at[0]:at[1]]) {
			continue
		}
		said.WriteString(text[from:at[0]] + d.keepBack("a mobile number", text[at[0]:at[1]]))
		from = at[1]
	}
	return said.String() + text[from:]
}

var isoDate = regexp.MustCompile(`\d{4}-\d{2}-\d`)

// withoutNames returns a text without the names of persons, but for those in the group's own name. A
// name in capitals is one too.
func (d *draft) withoutNames(text string) string {
	quiet := shouted.ReplaceAllStringFunc(text, func(word string) string {
		if small := word[:1] + strings.ToLower(word[1:]); len(small) == len(word) && word[0] < 0x80 {
			return small
		}
		return word
	})
	var said strings.Builder
	from := 0
	for _, at := range check.Names(quiet) {
		if name := text[at[0]:at[1]]; !d.isOwn(name) {
			said.WriteString(text[from:at[0]] + d.keepBack("a person's name", name))
			from = at[1]
		}
	}
	return said.String() + text[from:]
}

// isOwn reports whether a name shares a word with the group's own.
func (d *draft) isOwn(name string) bool {
	return slices.ContainsFunc(tokens(name), func(word string) bool { return len(word) > 2 && slices.Contains(d.own, word) })
}

// keepBack notes that something was left out, and returns what stands in its place.
func (d *draft) keepBack(what, value string) string {
	d.back = append(d.back, Said{what, value})
	return leftOut
}

// noPerson are words that make a name one of a place, a group or a service.
var noPerson = strings.Fields(`centre center hall church club team office library council trust reception enquiries
	bookings booking service services group society association academy school college nursery community village
	street road lane park house court surgery practice hub cafe café project charity foundation town city county
	theatre museum gallery gardens garden sports leisure youth family children adult monday tuesday wednesday thursday
	friday saturday sunday january february march april may june july august september october november december
	us our the your facebook instagram twitter whatsapp eventbrite zoom website social services citizens advice age uk
	early help first response emergency duty short breaks information line helpline support network board`)

// isPerson reports whether capitalised words may be a person's name.
func isPerson(name string) bool {
	parts := tokens(name)
	if len(parts) == 0 || slices.ContainsFunc(parts, func(word string) bool { return slices.Contains(noPerson, word) }) {
		return false
	}
	return check.IsPersonal(strings.Join(strings.Fields(name), " ")) || len(parts) > 2 && len(parts) < 5
}

// tokens returns the words of a text in small letters.
func tokens(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r < 0x80
	})
}

var (
	freeMail = regexp.MustCompile(`(?i)^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|btinternet|` +
		`btopenworld|sky|virginmedia|ntlworld|talktalk|tiscali|email|mail|proton|protonmail|gmx|o2|plus)\.`)
	twoPart   = regexp.MustCompile(`^[a-z]+[._-][a-z]+\d*$`)
	roleWords = strings.Fields(`info enquiries enquiry hello admin office contact bookings booking mail secretary chair treasurer
		team support events hall centre club membership reception manager community help volunteer volunteers activity activities
		welcome postmaster general main front desk youth sport sports parish clerk school head`)
)

// isPersonalAddress reports whether an email address may be that of one person. names are of
// people who stand beside it, own the words of the group's own name.
func isPersonalAddress(email string, names, own []string) bool {
	local, domain, _ := strings.Cut(strings.ToLower(email), "@")
	inLocal := func(word string) bool { return len(word) > 2 && strings.Contains(local, word) }
	switch {
	case slices.ContainsFunc(names, inLocal):
		return true
	case slices.ContainsFunc(roleWords, inLocal):
		return false
	case slices.ContainsFunc(own, func(word string) bool { return len(word) > 3 && strings.Contains(local, word) }):
		return false
	case freeMail.MatchString(domain):
		return true
	case !twoPart.MatchString(local):
		return false
	}
	return !slices.ContainsFunc(tokens(local), func(word string) bool { return len(word) > 3 && strings.Contains(domain, word) })
}

// reach makes the contact of a page of what a list says, as far as it names nobody.
func (d *draft) reach(path string, contacts []Contact, website string) {
	var role, number, email string
	for _, one := range contacts {
		if at := numbers.FindStringIndex(one.Name); at != nil && one.Phone == "" { // "Jane Smith 01303 111222 / 07700 900123"
			one.Name, one.Phone = strings.Trim(one.Name[:at[0]], " ,:;-–("), one.Name[at[0]:]
		}
		names := tokens(one.Name)
		switch said := line(one.Role); {
		case said == "" || honorific.MatchString(said):
		case isPerson(said):
			d.keepBack("a person's name", said)
		case role == "":
			role = said
		default:
			d.also("Contact", said)
		}
		switch name := line(one.Name); {
		case name == "":
		case isRole(name):
			role, names = cmp.Or(role, name), nil
		default:
			d.keepBack("a person's name", name)
		}
		if said := line(one.Email); address.FindString(said) != "" {
			found := address.FindString(said)
			if local, domain, _ := strings.Cut(found, "@"); strings.HasPrefix(domain, local+".") {
				d.also("Email", found) // email@email.com, test@test.com
			} else if isPersonalAddress(found, names, d.own) {
				d.keepBack("an email address that may be a person's", found)
			} else if email == "" {
				email = found
			} else if email != found {
				d.also("Email", found)
			}
		} else if said != "" {
			d.also("Email", said)
		}
		number = d.ring(number, line(one.Phone))
	}
	if number+email+website == "" {
		role = "" // nobody can be asked for
	}
	d.Set(path+".role", role)
	d.Set(path+".phone", number)
	d.Set(path+".email", email)
	d.Set(path+".website", website)
}

// ring returns the number to ring: the first that is no mobile. Whatever else is said of it stays
// as words.
func (d *draft) ring(number, said string) string {
	if said == "" {
		return number
	}
	whole := d.private(said)
	if whole == leftOut {
		return number
	}
	found := strings.TrimSpace(numbers.FindString(whole))
	switch {
	case found == "":
		d.also("Phone", whole)
	case number == "":
		number = found
		if whole != found {
			d.also("Phone", whole)
		}
	case digits(found) != digits(number):
		d.also("Phone", whole)
	}
	return number
}

func digits(number string) string {
	read, _ := phone.Parse(number)
	return read.Digits()
}

var honorific = regexp.MustCompile(`(?i)^(?:mr|mrs|ms|miss|mx|dr|rev(?:d|erend)?|cllr|sir|dame)\.?$`)

// isRole reports whether the name of a contact is one of a role or a team, not of a person.
func isRole(name string) bool {
	return slices.ContainsFunc(tokens(name), func(word string) bool {
		return slices.Contains(noPerson, word) || slices.Contains(roleWords, word) || check.IsRoleWord(word)
	})
}
