package check

import (
	"net/url"
	"regexp"
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
)

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
