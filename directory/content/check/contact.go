package check

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"bandstand/directory/activity"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/report"
	"bandstand/directory/letters"
	"bandstand/directory/words"
)

var (
	emailShape = regexp.MustCompile(`^[A-Za-z0-9._%+'-]+@([A-Za-z0-9-]+\.)+[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])$`)
	formName   = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
)

// Contact checks how a group is reached. about is what the group is called, in all ways.
func Contact(r *report.Report, f fields.Contact, about ...string) activity.Contact {
	Role(r, f.Role, "role")
	email := Email(r, f.Email, "email")
	if email != "" && isPrivate(email, about) {
		r.Personalf(f.Email.Line, `"email" looks like somebody's own address: %s`, words.Quote(email)).
			Suggestf("write one of the group, which stays when people go: this page can be read by everybody, for ever")
	}
	return activity.Contact{
		Role:      words.Own(f.Role.Value),
		Phone:     Phone(r, f.Phone, "phone"),
		Textphone: Phone(r, f.Textphone, "textphone"),
		SMS:       Mobile(r, f.SMS, "sms"),
		Email:     email,
		Website:   Website(r, f.Website, "website"),
	}
}

// mailProviders give addresses to everybody.
var mailProviders = regexp.MustCompile(`^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|` +
	`rocketmail|aol|icloud|me|mac|` +
	`btinternet|btopenworld|talktalk|tiscali|virginmedia|ntlworld|blueyonder|sky|plusnet|zen|ee|orange|o2|` +
	`gmx|mail|proton|` +
	`protonmail|pm|zoho|fastmail|tutanota|tuta|hushmail|yandex|web|supanet|fsmail|freeserve|wanadoo|lineone|onetel)` +
	`\.(?:com?|co\.uk|org|net|ie|me|de|fr|uk)$`)

// groupWords are parts of addresses that many people answer.
var groupWords = strings.Fields(`
	info hello contact enquir inquir office admin secretary treasurer chair book join welcome team group club
	choir sing song music band society circle community comm hall church chapel centre center cafe garden allot
	walk run craft art dance drama play read library friend carer parent family youth kids senior age uk trust
	charity volunteer helper project hub shed event session class school nursery team members council support
	safeguard help post mail`)

// isPrivate reports whether an address is more likely a person's than a group's: one
// that begins with a first name, or one of a provider for everybody that has nothing of
// what the group is called.
func isPrivate(address string, about []string) bool {
	local, host, _ := strings.Cut(strings.ToLower(address), "@")
	parts := strings.FieldsFunc(local, func(r rune) bool { return !unicode.IsLetter(r) })
	for i, part := range parts {
		doubtful, known := givenNames[part]
		if known && !doubtful && (i == 0 || len(parts) == 2) && !slices.Contains(parts, "st") {
			return true
		}
	}
	initialed := len(parts) == 2 && len(parts[0]) == 1 && len(parts[1]) > 2 && strings.Contains(local, ".")
	if !mailProviders.MatchString(host) && !initialed {
		return false
	}
	isGroup := func(word string) bool { return len(word) > 2 && strings.Contains(local, word) }
	if slices.ContainsFunc(groupWords, isGroup) {
		return false
	}
	for _, name := range about {
		initials := ""
		for _, word := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) }) {
			initials += word[:1]
			if len(word) > 3 && isGroup(strings.TrimSuffix(word, "s")) {
				return false
			}
		}
		if len(initials) > 2 && strings.HasPrefix(local, initials) {
			return false
		}
	}
	return true
}

// Email returns an address without mailto:, or "" and an error reported where it is
// none.
func Email(r *report.Report, v frontmatter.Text, name string) string {
	if !v.Set {
		return ""
	}
	address := strings.TrimPrefix(v.Value, "mailto:")
	if IsEmail(address) {
		return address
	}
	problem := r.Errorf(v.Line, "%s is not an email address: %s", words.Quote(name), words.Quote(v.Value))
	switch meant := emailMeant(address); len(meant) {
	case 0:
		problem.Suggestf("write it like this: songs@example.org")
	case 1:
		problem.Suggestf("did you mean %s?", meant[0])
	default:
		problem.Suggestf("keep one of them: %s", strings.Join(meant, " or "))
	}
	return ""
}

var (
	atInWords  = regexp.MustCompile(`(?i)\s*[(\[{<]\s*at\s*[)\]}>]\s*|\s+at\s+|\s*@\s*`)
	dotInWords = regexp.MustCompile(`(?i)\s*[(\[{<]\s*dot\s*[)\]}>]\s*|\s+dot\s+`)
)

// emailMeant returns the addresses that a text holds, as far as they can be told.
func emailMeant(text string) (meant []string) {
	text = dotInWords.ReplaceAllString(atInWords.ReplaceAllString(text, "@"), ".")
	between := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("<>();\"", r) }
	for _, one := range strings.FieldsFunc(text, between) {
		for part := range strings.SplitSeq(one, ",") {
			if part = strings.Trim(part, ".:'"); IsEmail(part) {
				meant = append(meant, part)
			}
		}
		if comma := strings.Trim(strings.ReplaceAll(one, ",", "."), "."); len(meant) == 0 && IsEmail(comma) {
			meant = append(meant, comma)
		}
	}
	if together := strings.Join(strings.Fields(slipsInEmail.Replace(text)), ""); len(meant) == 0 && IsEmail(together) {
		meant = append(meant, together)
	}
	return slices.Compact(meant)
}

var slipsInEmail = strings.NewReplacer("@@", "@", "..", ".", "http://", "", "https://", "", "www.", "")

// Website checks a web address: https or http, and nothing that runs.
func Website(r *report.Report, v frontmatter.Text, name string) string {
	if !v.Set {
		return ""
	}
	if isWebsite(v.Value) {
		return v.Value
	}
	problem := r.Errorf(v.Line, "%s is not a web address: %s", words.Quote(name), words.Quote(v.Value))
	scheme, rest, _ := strings.Cut(v.Value, "://")
	host, _, _ := strings.Cut(rest, "/")
	switch meant := websiteMeant(v.Value); {
	case IsEmail(v.Value):
		problem.What = words.Quote(name) + " holds an email address: " + words.Quote(v.Value)
		problem.Suggestf("write it under email")
	case meant == "https://"+v.Value:
		problem.What = words.Quote(name) + " has no https:// at its beginning: " + words.Quote(v.Value)
		problem.Suggestf("write %s: %s", name, meant)
	case meant != "":
		problem.Suggestf("did you mean %s?", meant)
	case (scheme == "http" || scheme == "https") && host != "" && !strings.Contains(host, "."):
		problem.What = words.Quote(name) + " has no dot, so it leads nowhere: " + words.Quote(v.Value)
		problem.Suggestf("look at its end: an address has one such as .org.uk or .com; copy it from your browser")
	case strings.HasPrefix(v.Value, "file:") || len(v.Value) > 2 && v.Value[1] == ':':
		problem.Suggestf("that is a file on one computer, which nobody else can open: write the address of a " +
			"page, from https:// on")
	default:
		problem.Suggestf("open the page in your browser and copy its address from there, from https:// on")
	}
	return ""
}

func isWebsite(text string) bool {
	parsed, err := url.Parse(text)
	return err == nil && (parsed.Scheme == "https" || parsed.Scheme == "http") && IsDomain(parsed.Hostname()) &&
		parsed.User == nil && !strings.ContainsAny(text, " \\<>\"`")
}

var schemeSlip = regexp.MustCompile(`(?i)^h{1,2}t{1,3}p{1,2}s{0,2}[:;.]?[/\\]{0,3}`)

// websiteMeant returns the address that somebody most likely meant, or "".
func websiteMeant(text string) string {
	scheme := "https://"
	rest := strings.TrimRight(text, ".,;")
	if slip := schemeSlip.FindString(rest); slip != "" && len(slip) > 5 {
		if strings.EqualFold(slip[:min(5, len(slip))], "http:") {
			scheme = "http://"
		}
		rest = rest[len(slip):]
	}
	host, page, _ := strings.Cut(rest, "/")
	if page != "" {
		page = "/" + page
	}
	for _, slip := range []string{"", ",", " "} {
		mended := host
		switch slip {
		case ",":
			mended = strings.ReplaceAll(host, ",", ".")
		case " ":
			mended = strings.NewReplacer(" dot ", ".", " ", "").Replace(host)
		}
		if meant := scheme + mended + page; isWebsite(meant) {
			return meant
		}
	}
	return ""
}

var hostShape = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$`)

// IsDomain reports whether a text has the shape of a domain name, in letters of any
// script: at least two labels of RFC 1123, and a top one that begins with a letter.
func IsDomain(host string) bool {
	ascii, ok := letters.ASCIIHost(host)
	return ok && len(ascii) <= 253 && hostShape.MatchString(ascii)
}

// IsEmail reports whether a text has the shape of an email address.
func IsEmail(text string) bool {
	text = letters.ASCIIAddress(text)
	return len(text) <= 254 && !strings.Contains(text, "..") && emailShape.MatchString(text)
}

// IsFormName reports whether a text can be a name in the operator's address book.
func IsFormName(text string) bool { return formName.MatchString(text) }
