package check

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/report"
	"bandstand/directory/words"
)

var (
	emailShape = regexp.MustCompile(`^[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$`)
	formName   = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	honorific  = regexp.MustCompile(`(?i)\b(mr|mrs|ms|miss|dr|rev|revd|fr|sir|dame|cllr)\b\.?\s+\p{Lu}`)
	twoNames   = regexp.MustCompile(`^\p{Lu}\p{Ll}+ \p{Lu}[\p{Ll}\p{Lu}'’-]+$`)
)

// RoleWords are words that make of two capitalised words a role: "Safeguarding Lead".
var RoleWords = []string{
	"lead", "leader", "officer", "host", "manager", "coordinator", "treasurer", "secretary", "chair", "warden",
	"vicar", "team", "office", "group", "volunteer", "volunteers", "desk", "reception", "librarian", "organiser",
	"head", "teacher", "steward", "captain", "coach", "trustee", "administrator", "director", "editor", "worker",
	"committee",
}

// Contact checks how a group is reached.
func Contact(r *report.Report, f fields.Contact) activity.Contact {
	Role(r, f.Role, "role")
	return activity.Contact{
		Role:      words.Own(f.Role.Value),
		Phone:     Phone(r, f.Phone, "phone"),
		Textphone: Phone(r, f.Textphone, "textphone"),
		SMS:       Mobile(r, f.SMS, "sms"),
		Email:     Email(r, f.Email, "email"),
		Website:   Website(r, f.Website, "website"),
	}
}

// Role warns of what looks like a person's name: content/ is public for ever.
func Role(r *report.Report, v frontmatter.Text, name string) {
	if IsPersonal(v.Value) {
		r.Warnf(v.Line, "%s looks like a person's name: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("write a role, such as the Tuesday host: this page can be read by everybody, for ever")
	}
}

// IsPersonal reports whether a text looks like a person's name.
func IsPersonal(text string) bool {
	isRole := func(word string) bool { return slices.Contains(RoleWords, word) }
	capitals := twoNames.MatchString(text) && !slices.ContainsFunc(strings.Fields(strings.ToLower(text)), isRole)
	return capitals || honorific.MatchString(text)
}

var phoneMarks = strings.NewReplacer(
	"+44 (0)", "0", "+44(0)", "0", "+44", "0", " ", "", "-", "", "(", "", ")", "", ".", "",
)

// Digits returns the figures of a phone number, with +44 made 0.
func Digits(phone string) string {
	phone = phoneMarks.Replace(phone)
	for _, r := range phone {
		if r < '0' || r > '9' {
			return ""
		}
	}
	return phone
}

// Phone checks that a number looks like one of the United Kingdom. Numbers
// change faster than programs, so a strange one is only a warning.
func Phone(r *report.Report, v frontmatter.Text, name string) string {
	if !v.Set {
		return ""
	}
	number := Digits(v.Value)
	relay := strings.TrimPrefix(number, "18001")
	switch {
	case !strings.ContainsAny(v.Value, "0123456789"):
		r.Errorf(v.Line, "%s has no number: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("write one number and nothing else, as in 01632 960001")
	case number == "":
		r.Warnf(v.Line, "%s is not only a number: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("write one number and nothing else, as in 01632 960001; when to ring belongs in another field")
	case relay != number && ukNumber(relay), ukNumber(number):
	case len(number) > 2 && len(number) <= 6 && number[0] == '1', number == "999":
	case len(number) == 10 && number[0] != '0':
		r.Warnf(v.Line, "%s has lost the 0 at its beginning: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("write 0%s", v.Value)
	default:
		r.Warnf(v.Line, "%s is not a phone number of the United Kingdom: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("count the figures: most numbers have 11 and begin with 0, as in 01632 960001")
	}
	return v.Value
}

func ukNumber(number string) bool {
	return (len(number) == 10 || len(number) == 11) && number[0] == '0' && strings.Contains("123789", number[1:2])
}

// Mobile checks that a number can be sent a text message.
func Mobile(r *report.Report, v frontmatter.Text, name string) string {
	if !v.Set {
		return ""
	}
	if !strings.ContainsAny(v.Value, "0123456789") {
		return Phone(r, v, name)
	}
	if number := Digits(v.Value); len(number) != 11 || !strings.HasPrefix(number, "07") {
		r.Warnf(v.Line, "%s is not a mobile number: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("text messages go to numbers like 07700 900001; other numbers belong in phone")
	}
	return v.Value
}

// Email returns an address without mailto:, or "" and an error reported where it is
// none.
func Email(r *report.Report, v frontmatter.Text, name string) string {
	if !v.Set {
		return ""
	}
	address := strings.TrimPrefix(v.Value, "mailto:")
	if !IsEmail(address) || strings.Contains(address, "..") || len(address) > 254 {
		r.Errorf(v.Line, "%s is not an email address: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("write it like this: songs@example.org")
		return ""
	}
	return address
}

// Website checks a web address: https or http, and nothing that runs.
func Website(r *report.Report, v frontmatter.Text, name string) string {
	if !v.Set {
		return ""
	}
	parsed, err := url.Parse(v.Value)
	switch {
	case err == nil && (parsed.Scheme == "https" || parsed.Scheme == "http") && IsDomain(parsed.Hostname()) &&
		parsed.User == nil && !strings.ContainsAny(v.Value, " \\<>\"`"):
		return v.Value
	case err == nil && parsed.Scheme == "" && IsDomain(strings.SplitN(v.Value, "/", 2)[0]):
		r.Errorf(v.Line, "%s has no https:// at its beginning: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("write %s: https://%s", name, v.Value)
	case IsEmail(v.Value):
		r.Errorf(v.Line, "%s holds an email address: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("write it under email")
	default:
		r.Errorf(v.Line, "%s is not a web address: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("write it like this: https://songs.example.org")
	}
	return ""
}

var hostShape = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z]$`)

// IsDomain reports whether a text has the shape of a domain name: at least two
// labels of RFC 1123, and a top one that begins and ends with a letter.
func IsDomain(host string) bool {
	return len(host) <= 253 && hostShape.MatchString(strings.ToLower(host))
}

// IsEmail reports whether a text has the shape of an email address.
func IsEmail(text string) bool { return emailShape.MatchString(text) }

// IsFormName reports whether a text can be a name in the operator's address book.
func IsFormName(text string) bool { return formName.MatchString(text) }
