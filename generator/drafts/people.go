package drafts

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"bandstand/directory/content/check"
)

var (
	mobile   = regexp.MustCompile(`(?:\+44|\b0044)[\s.-]?\(?0?\)?[\s.-]?7(?:[\s.-]{0,2}\d){9}\b|\b07(?:[\s.-]{0,2}\d){8,9}\b`)
	number   = regexp.MustCompile(`(?:\+44|\b0044)[\s.-]?(?:\(0\))?[\s.-]?\d(?:[\s.()-]{0,2}\d){8,9}\b|\(?\b0\d(?:[\s.()-]{0,2}\d){8,9}\b`)
	address  = regexp.MustCompile(`[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+`)
	capital  = `\p{Lu}[\p{L}'’-]+`
	somebody = regexp.MustCompile(`\b((?i:contact|call|ring|phone|text|e-?mail|speak to|talk to|ask for|message|see|tel(?:ephone)?|led by|run by|organi[sz]ed by|taught by|hosted by|please|with)[:,]?\s+)` +
		`((?:(?i:mr|mrs|ms|miss|dr|revd?|fr|sir|dame|cllr)\.?\s+)?` + capital + `(?:\s+` + capital + `)+)`)
	titled = regexp.MustCompile(`\b(?:Mr|Mrs|Ms|Miss|Dr|Revd?|Fr|Cllr)\.?\s+` + capital + `(?:\s+` + capital + `)?`)
)

// firstNames are names by which people are commonly called, and little else is.
var firstNames = strings.Fields(`aaron abigail adam adrian aisha alan alastair alex alexander alice alison amanda amelia amy andrea
	andrew andy angela ann anna anne anthony antony ashley audrey barbara barry beatrice ben benjamin bernard beth betty beverley
	bill bob brenda brian bridget bruce carol caroline catherine cathy charlotte cheryl chloe chris christine christopher claire
	clare colin craig daniel darren dave david dawn deborah debbie debra denise dennis derek diana diane donna doreen dorothy
	douglas edward eileen elaine eleanor elizabeth ellen emily emma eric erica eva evelyn fatima fiona frances gareth gary gavin
	gemma geoff geoffrey george georgina gerald gillian gordon graham hannah harriet harry hayley hazel heather helen hilary howard
	hugh ian irene isabel jack jackie jacqueline jake james jane janet janice jason jean jeff jennifer jenny jeremy jessica jill jim
	jo joan joanna joanne joe john jonathan joseph josephine joyce judith judy julia julian julie juliet karen kate katherine kathleen
	kathryn katie keith kelly ken kenneth kerry kevin kim kirsty laura lauren leanne lesley leslie liam linda lindsay lisa liz louise
	lucy lynda lynn lynne maggie malcolm margaret maria marian marie marilyn martin mary matthew maureen maxine megan melanie melissa
	michael michelle mike mohammed mohamed molly moira monica muhammad muriel nadia nancy natalie natasha neil nicholas nick nicola nigel norma
	norman oliver olivia pam pamela patricia patrick paul paula pauline peter phil philip phillip phyllis priya rachel ray raymond
	rebecca richard rob robert robin roger ron ronald rosemary ross ruth ryan sally sam samantha samuel sandra sara sarah sean
	sharon sheila shirley simon sophie stella stephanie stephen steve steven stewart stuart sue susan suzanne sylvia tanya ted teresa
	terry tim timothy tina tom tony tracey tracy trevor ursula valerie vanessa vera veronica victor vivien wayne wendy william yasmin
	yvonne zoe`)

// named is a first name with what follows it.
var named = regexp.MustCompile(`(?:\b(?:St\.?|Saint|King|Queen|Prince|Princess)\s+)?\b(` + capital + `)((?:\s+` + capital + `)*)`)

// leftOut are the words that stand where something was taken out.
const leftOut = check.LeftOut

// private takes what may belong to a person out of words: mobile numbers, addresses that have a
// name in them, and names. own are the words of the group's own name.
func (d *draft) private(text string) string {
	text = mobile.ReplaceAllStringFunc(text, func(found string) string { return d.keepBack("a mobile number", found) })
	text = address.ReplaceAllStringFunc(text, func(found string) string {
		if !isPersonalAddress(found, nil, d.own) {
			return found
		}
		return d.keepBack("an email address that may be a person's", found)
	})
	text = titled.ReplaceAllStringFunc(text, func(found string) string { return d.keepBack("a person's name", found) })
	text = named.ReplaceAllStringFunc(text, d.withoutNames)
	return somebody.ReplaceAllStringFunc(text, func(found string) string {
		parts := somebody.FindStringSubmatch(found)
		if !isPerson(parts[2]) || slices.ContainsFunc(tokens(parts[2]), func(word string) bool { return slices.Contains(d.own, word) }) {
			return found
		}
		return parts[1] + d.keepBack("a person's name", parts[2])
	})
}

// withoutNames returns capitalised words without the name of a person among them: a common first name,
// and a surname that is no place's and not in the group's own name.
func (d *draft) withoutNames(found string) string {
	parts := named.FindStringSubmatch(found)
	words := strings.Fields(parts[0])
	for i, word := range words {
		first := strings.ToLower(word)
		if !slices.Contains(firstNames, first) || slices.Contains(d.own, first) || i > 0 && isTitle(words[i-1]) {
			continue
		}
		if i+1 < len(words) && slices.Contains(noPerson, strings.ToLower(words[i+1])) || len(words) > i+3 {
			return found // Victoria Road
		}
		before := strings.Join(words[:i], " ")
		return strings.TrimSpace(before + " " + d.keepBack("a person's name", strings.Join(words[i:], " ")))
	}
	return found
}

func isTitle(word string) bool {
	return slices.Contains([]string{"St", "St.", "Saint", "King", "Queen", "Prince", "Princess"}, word)
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
	var role, phone, email string
	for _, one := range contacts {
		names := tokens(one.Name)
		switch said := line(one.Role); {
		case said == "":
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
		phone = d.ring(phone, line(one.Phone))
	}
	if phone+email+website == "" {
		role = "" // nobody can be asked for
	}
	d.set(path+".role", role)
	d.set(path+".phone", phone)
	d.set(path+".email", email)
	d.set(path+".website", website)
}

// ring returns the number to ring: the first that is no mobile. Whatever else is said of it stays
// as words.
func (d *draft) ring(phone, said string) string {
	if said == "" {
		return phone
	}
	whole := d.private(said)
	if whole == leftOut {
		return phone
	}
	found := strings.TrimSpace(number.FindString(whole))
	switch {
	case found == "":
		d.also("Phone", whole)
	case phone == "":
		phone = found
		if whole != found {
			d.also("Phone", whole)
		}
	case check.Digits(found) != check.Digits(phone):
		d.also("Phone", whole)
	}
	return phone
}

// isRole reports whether the name of a contact is one of a role or a team, not of a person.
func isRole(name string) bool {
	return slices.ContainsFunc(tokens(name), func(word string) bool {
		return slices.Contains(noPerson, word) || slices.Contains(roleWords, word) || slices.Contains(check.RoleWords, word)
	})
}
