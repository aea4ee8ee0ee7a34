package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/report"
	"bandstand/directory/words"
)

var (
	honorific = regexp.MustCompile(`\b(?i:mr|mrs|ms|miss|dr|rev|revd|fr|sir|dame|cllr)\b\.?\s+\p{Lu}`)
	twoNames  = regexp.MustCompile(`^\p{Lu}[\p{Ll}'’]+(?: \p{Lu}\.?)? \p{Lu}[\p{Ll}\p{Lu}'’-]+$`)
	initials  = regexp.MustCompile(`^(?:\p{Lu}\.? ?){1,2}\p{Lu}\p{Ll}[\p{L}'’-]+$`)
)

// roleWords are words that make of two capitalised words a role: "Safeguarding Lead".
var roleWords = []string{
	"lead", "leader", "officer", "host", "manager", "coordinator", "treasurer", "secretary", "chair", "warden",
	"vicar", "team", "office", "group", "volunteer", "volunteers", "desk", "reception", "librarian", "organiser",
	"head", "teacher", "steward", "captain", "coach", "trustee", "administrator", "director", "editor", "worker",
	"committee",
}

// Role warns of what looks like a person's name: content/ is public for ever.
func Role(r *report.Report, v frontmatter.Text, name string) {
	if IsPersonal(v.Value) {
		r.Warnf(v.Line, "%s looks like a person's name: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("write a role, such as the Tuesday host: this page can be read by everybody, for ever")
	}
}

// IsRoleWord reports whether a word makes of others a role.
func IsRoleWord(word string) bool { return slices.Contains(roleWords, strings.ToLower(word)) }

// IsPersonal reports whether a text is, or holds, a person's name.
func IsPersonal(text string) bool { return honorific.MatchString(text) || looksLikeName(text) }

// Names returns where what are most likely the names of persons begins and ends in a text.
func Names(text string) (found [][2]int) {
	for _, name := range namesIn(text) {
		found = append(found, [2]int{name.at, name.end})
	}
	return found
}

// looksLikeName reports whether a role is, or holds, a person's name.
func looksLikeName(role string) bool {
	said := strings.Fields(role)
	isRole := slices.ContainsFunc(said, func(word string) bool {
		return slices.Contains(roleWords, strings.ToLower(strings.Trim(word, ",.()")))
	})
	if !isRole && (twoNames.MatchString(role) || initials.MatchString(role)) {
		return true
	}
	if len(said) > 0 && len(said) <= 2 && !isRole { // in small letters too
		if _, known := givenNames[strings.ToLower(strings.Trim(said[0], ",.()"))]; known {
			return true
		}
	}
	return len(namesIn(role)) > 0
}

// People warns of names of persons, and of what tells of somebody's health, in every
// text of a page that a group wrote.
func People(f *frontmatter.File, body string) {
	for _, text := range f.Texts {
		if !isNamed(text.Key) {
			peopleIn(f, text)
		}
	}
	peopleIn(f, frontmatter.Words{Text: body, Line: f.BodyLine, Key: "body"})
}

// isNamed reports whether a field is no prose: it names something, or has a check of
// its own.
func isNamed(key string) bool {
	switch key {
	case "title", "name", "organisation", "venue.name", "venue.address", "venue.town", "image.credit", "image.file",
		"checked_by", "image.consent.by", "safeguarding.lead":
		return true
	}
	return strings.HasPrefix(key, "join.contact.") || strings.HasPrefix(key, "contact.")
}

func peopleIn(f *frontmatter.File, text frontmatter.Words) {
	line := func(at int) int { return text.Line + strings.Count(text.Text[:at], "\n") }
	names := namesIn(text.Text)
	told := map[string]bool{}
	for _, name := range names {
		if told[name.text] {
			continue
		}
		told[name.text] = true
		if health := healthBehind.FindString(text.Text[name.end:]); health != "" {
			tellHealth(f, line(name.at), name.text+health)
			continue
		}
		f.Warnf(line(name.at), "%s looks like a person's name", words.Quote(name.text)).
			Suggestf("write a role instead, such as the Tuesday host: this page can be read by everybody, for ever")
	}
}

func tellHealth(f *frontmatter.File, line int, found string) {
	f.Warnf(line, "this tells of somebody's health: %s", words.Quote(strings.Join(strings.Fields(found), " "))).
		Suggestf("say it of nobody in particular, or take it out: this page can be read by everybody, for ever")
}

const illness = `(?:a\s+|the\s+|an\s+|early\s+|vascular\s+|severe\s+|terminal\s+|bad\s+|(?:their|his|her)\s+){0,3}` +
	`(?:dementia|alzheimer|cancer|strokes?\b|heart\s+(?:attack|failure|disease)|depress|anxi|diabet|epilep|autis|adhd|bipolar|` +
	`schizo|psychosis|parkinson|copd|arthritis|ptsd|a?\s*breakdown|miscarriage|addict|alcoholi|hiv\b|overdose|` +
	`memory\s+(?:loss|problems)|mental\s+(?:health|illness)|learning\s+disabilit)`

// illnessSigns are the words by which illness is found: one stands in all of it.
const illnessSigns = `dementia alzheimer alzheimers cancer stroke strokes attack failure disease depression depressed anxiety anxious
	diabetes diabetic epilepsy epileptic autism autistic adhd bipolar schizophrenia schizophrenic psychosis parkinson parkinsons copd
	arthritis ptsd breakdown miscarriage addiction addict addicted alcoholic alcoholism hiv overdose memory mental learning`

// healthBehind matches what follows a name.
var healthBehind = regexp.MustCompile(`^(?i:['’]s\s+|\s+(?:who\s+)?(?:has|had|is|was|got|lives\s+with|suffers?\s+(?:from|with)|` +
	`(?:was|is|has\s+been|been|got)\s+diagnosed\s+with|diagnosed\s+with|with|is\s+recovering\s+from)\s+(?:had\s+|living\s+with\s+)?)` +
	`(?i:` + illness + `\w*)`)

// nameAt is a person's name in a text.
type nameAt struct {
	text    string
	at, end int
}

// namesIn finds what are most likely the names of persons: first names, each with what
// seems to be its surname.
func namesIn(text string) []nameAt {
	var found []nameAt
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsUpper(r) {
			at += size
			if unicode.IsLetter(r) {
				at += wordEnd(text[at:])
			}
			continue
		}
		end := at + wordEnd(text[at:])
		if doubtful, known := givenNames[givenName(text[at:end])]; known {
			if name, is := personAt(text, at, end, doubtful); is {
				found = append(found, name)
				end = name.end
			}
		}
		at = end
	}
	return found
}

// wordEnd returns how many bytes of a text, which begins within a word, belong to it.
func wordEnd(text string) int {
	for i, r := range text {
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && r != '-' && r != '\'' && r != '’' {
			return i
		}
	}
	return len(text)
}

// givenName returns a word as it stands among the names: "Mary-Ann" is Mary.
func givenName(word string) string {
	if hyphen := strings.IndexByte(word, '-'); hyphen > 0 {
		word = word[:hyphen]
	}
	return strings.ToLower(withoutS(word))
}

// withoutS returns a word without the 's of what belongs to somebody.
func withoutS(word string) string {
	return strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s"), "'’-")
}

// personAt reports whether a first name is that of a person, and returns it with what
// seems to be the surname.
func personAt(text string, at, end int, doubtful bool) (nameAt, bool) {
	before := wordBefore(text, at)
	next, nextEnd := wordAfter(text, end)
	surname := next != "" && isCapital(next)
	third, _ := "", 0
	if surname {
		third, _ = wordAfter(text, nextEnd)
	}
	word := text[at:end]
	switch {
	case slices.Contains(notBeforePersons, strings.ToLower(before)):
		return nameAt{}, false
	case slices.Contains(placeWords, strings.ToLower(withoutS(next))), surname && slices.Contains(placeWords, strings.ToLower(third)):
		return nameAt{}, false
	case surname && withoutS(word) != word && !strings.HasSuffix(word, "-"): // Joan's Café
		return nameAt{}, false
	case doubtful && !slices.Contains(askedFor, strings.ToLower(before)):
		return nameAt{}, false
	}
	name := nameAt{withoutS(word), at, end}
	if name.text != word {
		name.end = at + len(name.text)
	} else if surname {
		name.text, name.end = text[at:nextEnd], nextEnd
		name.text = withoutS(name.text)
	}
	return name, true
}

// wordBefore returns the word that stands right before a place in a text, or "".
func wordBefore(text string, at int) string {
	before := strings.TrimRight(text[:at], " ")
	before = strings.TrimSuffix(before, ".")
	if strings.ContainsAny(text[len(before):at], ".") && len(before) > 3 && !strings.HasSuffix(before, "St") {
		return ""
	}
	begins := strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) }) + 1
	return before[begins:]
}

// wordAfter returns the word that follows in the same sentence, and where it ends.
func wordAfter(text string, end int) (word string, ends int) {
	rest := text[end:]
	space := len(rest) - len(strings.TrimLeft(rest, " "))
	if space == 0 {
		return "", end
	}
	return rest[space : space+wordEnd(rest[space:])], end + space + wordEnd(rest[space:])
}

func isCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// notBeforePersons are words behind which a first name is part of another name.
var notBeforePersons = []string{
	"st", "saint", "san", "santa", "king", "queen", "prince", "princess", "lord", "lady", "the", "a", "an", "at",
	"near", "opposite", "behind", "outside", "of", "in", "on", "between", "past", "along", "to", "from",
}

// askedFor are words behind which a capitalised word that could be a name is one.
var askedFor = []string{"for", "ring", "call", "text", "phone", "email", "contact", "with", "tell", "see"}

// placeWords are words that make of a first name the name of a place or a thing.
var placeWords = strings.Fields(`street road lane house hall hostel park centre center court church chapel cathedral gardens
	garden close avenue way place square hospital hospice school college academy room rooms suite trust foundation theatre
	museum gallery bridge farm wood woods field fields institute club society inn arms pub hotel building wing library
	reading-room surgery clinic lodge mill works wharf pier dock docks station stadium ground grove hill terrace crescent drive
	row walk lounge cafe café bakery shop store cup shield award prize day week festival technique potter russell wales
	bells band singers choir players community company cinema arena pool pavilion memorial university nursery abbey priory
	green common lake river island reservoir canal methodist baptist parish primary`)
