package activity

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

var (
	emailShape  = regexp.MustCompile(`^[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$`)
	formToShape = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	honorific   = regexp.MustCompile(`(?i)\b(mr|mrs|ms|miss|dr|rev|revd|fr|sir|dame|cllr)\b\.?\s+\p{Lu}`)
	twoNames    = regexp.MustCompile(`^\p{Lu}\p{Ll}+ \p{Lu}[\p{Ll}\p{Lu}'’-]+$`)
)

// roleWords are words that make of two capitalised words a role: "Safeguarding Lead".
var roleWords = []string{
	"lead", "leader", "officer", "host", "manager", "coordinator", "treasurer", "secretary", "chair", "warden",
	"vicar", "team", "office", "group", "volunteer", "volunteers", "desk", "reception", "librarian", "organiser",
	"head", "teacher", "steward", "captain", "coach", "trustee", "administrator", "director", "editor", "worker", "committee",
}

// contact checks how a group is reached.
func (s *source) contact(f contactFields) Contact {
	s.role(f.Role, "role")
	return Contact{
		Role:      f.Role.is,
		Phone:     s.phone(f.Phone, "phone"),
		Textphone: s.phone(f.Textphone, "textphone"),
		SMS:       s.mobile(f.SMS, "sms"),
		Email:     s.email(f.Email, "email"),
		Website:   s.website(f.Website, "website"),
	}
}

// ways says whether there is at least one way to reach somebody.
func (c Contact) ways() bool {
	return cmp.Or(c.Phone, c.Textphone, c.SMS, c.Email, c.Website) != ""
}

// role warns of what looks like a person's name: content/ is public for ever.
func (s *source) role(v text, name string) {
	capitals := twoNames.MatchString(v.is) && !slices.ContainsFunc(strings.Fields(strings.ToLower(v.is)), func(word string) bool { return slices.Contains(roleWords, word) })
	if capitals || honorific.MatchString(v.is) {
		s.warn(v.line, "%s looks like a person's name: %s", quote(name), quote(v.is)).mend("write a role, such as the Tuesday host: this page can be read by everybody, for ever")
	}
}

// digits gives the figures of a phone number, with +44 made 0.
func digits(phone string) string {
	phone = strings.NewReplacer("+44 (0)", "0", "+44(0)", "0", "+44", "0", " ", "", "-", "", "(", "", ")", "", ".", "").Replace(phone)
	for _, r := range phone {
		if r < '0' || r > '9' {
			return ""
		}
	}
	return phone
}

// phone checks that a number looks like one of the United Kingdom. Numbers
// change faster than programs, so a strange one is only a warning.
func (s *source) phone(v text, name string) string {
	if !v.told {
		return ""
	}
	number := digits(v.is)
	relay := strings.TrimPrefix(number, "18001")
	switch {
	case !strings.ContainsAny(v.is, "0123456789"):
		s.wrong(v.line, "%s has no number: %s", quote(name), quote(v.is)).mend("write one number and nothing else, as in 01632 960001")
	case number == "":
		s.warn(v.line, "%s is not only a number: %s", quote(name), quote(v.is)).mend("write one number and nothing else, as in 01632 960001; when to ring belongs in another field")
	case relay != number && ukNumber(relay), ukNumber(number):
	case len(number) > 2 && len(number) <= 6 && number[0] == '1', number == "999":
	case len(number) == 10 && number[0] != '0':
		s.warn(v.line, "%s has lost the 0 at its beginning: %s", quote(name), quote(v.is)).mend("write 0%s", v.is)
	default:
		s.warn(v.line, "%s is not a phone number of the United Kingdom: %s", quote(name), quote(v.is)).mend("count the figures: most numbers have 11 and begin with 0, as in 01632 960001")
	}
	return v.is
}

func ukNumber(number string) bool {
	return (len(number) == 10 || len(number) == 11) && number[0] == '0' && strings.Contains("123789", number[1:2])
}

// mobile checks that a number can be sent a text message.
func (s *source) mobile(v text, name string) string {
	if !v.told {
		return ""
	}
	if !strings.ContainsAny(v.is, "0123456789") {
		return s.phone(v, name)
	}
	if number := digits(v.is); len(number) != 11 || !strings.HasPrefix(number, "07") {
		s.warn(v.line, "%s is not a mobile number: %s", quote(name), quote(v.is)).mend("text messages go to numbers like 07700 900001; other numbers belong in phone")
	}
	return v.is
}

func (s *source) email(v text, name string) string {
	if !v.told {
		return ""
	}
	address := strings.TrimPrefix(v.is, "mailto:")
	if !emailShape.MatchString(address) || strings.Contains(address, "..") || len(address) > 254 {
		s.wrong(v.line, "%s is not an email address: %s", quote(name), quote(v.is)).mend("write it like this: songs@example.org")
		return ""
	}
	return address
}

// website checks a web address: https or http, and nothing that runs.
func (s *source) website(v text, name string) string {
	if !v.told {
		return ""
	}
	parsed, err := url.Parse(v.is)
	switch {
	case err == nil && (parsed.Scheme == "https" || parsed.Scheme == "http") && hostLike(parsed.Hostname()) && parsed.User == nil && !strings.ContainsAny(v.is, " \\<>\"`"):
		return v.is
	case err == nil && parsed.Scheme == "" && hostLike(strings.SplitN(v.is, "/", 2)[0]):
		s.wrong(v.line, "%s has no https:// at its beginning: %s", quote(name), quote(v.is)).mend("write %s: https://%s", name, v.is)
	case emailShape.MatchString(v.is):
		s.wrong(v.line, "%s holds an email address: %s", quote(name), quote(v.is)).mend("write it under email")
	default:
		s.wrong(v.line, "%s is not a web address: %s", quote(name), quote(v.is)).mend("write it like this: https://songs.example.org")
	}
	return ""
}

var hostShape = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z]$`)

func hostLike(host string) bool {
	return len(host) <= 253 && hostShape.MatchString(strings.ToLower(host))
}
