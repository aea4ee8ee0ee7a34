package check

import (
	"regexp"
	"strings"

	"bandstand/directory/content/frontmatter"
	"bandstand/directory/letters"
	"bandstand/directory/plainwords"
	"bandstand/directory/words"
)

// wordingRule is a way of speaking that a page must not, or had better not, use.
type wordingRule struct {
	shape   *regexp.Regexp
	signs   string // words of which one stands in all that the shape matches
	with    string // words of which one stands there too; empty where signs are enough
	only    string // the keys under which it counts; empty for every text
	warning bool
	what    string // %s is the words found
	hint    string
}

const vouching = "nobody can promise that people are safe, and a check is no guarantee: say under " +
	"safeguarding: checks: " +
	"which of its three answers is so"

// wordingRules in the order in which they are tried; of two that begin at the
// same word the first counts. care-and-law says why: the site prints what a
// group said, it never vouches, and no name, number or conviction goes public.
var wordingRules = []wordingRule{
	{
		shape: phrase(`(?:fully\s+|enhanced\s+)*(?:dbs|crb|pvg|access\s?ni|police|disclosure)[\s-]+` +
			`(?:checked|cleared|approved|vetted|certified)`),
		signs: `checked cleared approved vetted certified`,
		what:  "a page cannot say %s", hint: vouching,
	},
	{
		shape: phrase(`(?:clear|clean)\s+(?:enhanced\s+)?(?:dbs|crb|pvg|disclosure)s?`),
		signs: `dbs crb pvg disclosure disclosures`,
		what:  "a page cannot say %s", hint: vouching,
	},
	{
		shape: phrase(`(?:dbs|crb|pvg|access\s?ni|disclosure|certificate)\s+` +
			`(?:certificate\s+)?(?:number|no\.?|ref\w*)?[\s:#]*\d{4,}`),
		signs: `dbs crb pvg accessni ni disclosure certificate`,
		what:  "the number of somebody's certificate cannot stand here: %s",
		hint:  "take it out: this page can be read by everybody, for ever",
	},
	{
		shape: phrase(`(?:spent|unspent|previous|past|no|any|criminal|without)\s+(?:criminal\s+)?convictions?|convicted`),
		signs: `conviction convictions convicted`,
		what:  "a page cannot speak of convictions: %s", hint: "take it out: this page can be read by everybody, for ever",
	},
	{
		shape: phrase(`convictions?|criminal\s+records?`), only: "safeguarding",
		signs: `conviction convictions criminal`,
		what:  "a page cannot speak of convictions: %s", hint: "take it out: this page can be read by everybody, for ever",
	},
	{
		shape: phrase(`cleared|approved|vetted`), only: "safeguarding",
		signs: `cleared approved vetted`,
		what:  "a page cannot say %s", hint: vouching,
	},
	{
		shape: phrase(`(?:volunteers?|staff|helpers?|leaders?|workers?|adults?|team|everyone|everybody|all)\s+` +
			`(?:who\s+help\s+)?(?:is|are|has\s+been|have\s+been|have\s+all\s+been)\s+` +
			`(?:all\s+|fully\s+|properly\s+)*(?:checked|cleared|approved|vetted)`),
		signs: `checked cleared approved vetted`,
		what:  "a page cannot say %s", hint: vouching,
	},
	{
		shape: phrase(`fully\s+(?:checked|cleared|approved|vetted)`),
		signs: `checked cleared approved vetted`,
		what:  "a page cannot say %s", hint: vouching,
	},
	{
		shape: phrase(`elderly|the\s+aged|oaps?|pensioners?|seniors?|senior\s+citizens?|geriatrics?|` +
			`old\s+folks?|old\s+dears?`), warning: true,
		signs: `elderly aged oap oaps pensioner pensioners senior seniors geriatric geriatrics folk folks dear dears`,
		what:  "some people do not like to be called %s",
		hint:  "say an age, such as aged 60 and over, or older people; a group's own name may stay",
	},
	{
		shape: phrase(`wheelchair[\s-]bound|handicapped|` +
			`suffer(?:s|ers?|ing)?\s+(?:from|with)\s+(?:dementia|memory|depression|anxiety)|` +
			`dementia\s+sufferers?`), warning: true,
		signs: `bound handicapped suffer suffers sufferer sufferers suffering`,
		what:  "some people do not like to be spoken of as %s",
		hint:  "say what somebody uses or lives with: a wheelchair user, a person with dementia",
	},
	{
		shape:   phrase(`clinically\s+proven|(?:is|are|been|scientifically)\s+proven\s+to|cures\s+\w+|guaranteed\s+to`),
		signs:   `proven cures guaranteed`,
		warning: true,
		what:    "%s promises more than anybody can know", hint: "say what people do and what they told you",
	},
	{
		shape: phrase(`(?:(?:he|she)|` + kin + `(?:\s+\p{L}+)?)(?:['’]s\s+|\s+(?:who\s+)?(?:has|had|got|` +
			`lives\s+with|was\s+living\s+with|` +
			`suffers?\s+(?:from|with)|(?:was|is|has\s+been|been)(?:\s+diagnosed\s+with)?|` +
			`is\s+recovering\s+from)\s+(?:had\s+)?)` +
			illness + `\w*|(?:his|her)\s+` + illness + `\w*(?:['’]s)?`), warning: true,
		signs: illnessSigns,
		with: `
			he she his her husband wife partner mum mother dad father nan nana gran granny grandma grandad
			grandpa grandfather grandmother son daughter brother sister aunt uncle friend neighbour child carer`,
		what: "this tells of somebody's health: %s",
		hint: "say it of nobody in particular, or take it out: this page can be read by everybody, for ever",
	},
	{
		shape: phrase(`tb[acd]|(?:still\s+)?to\s+be\s+(?:confirmed|announced|advised)|` +
			`lorem\s+ipsum|insert\s+(?:\p{L}+\s+){0,3}here`), warning: true,
		signs: `tbc tba tbd confirmed announced advised lorem insert`,
		what:  "%s is no answer yet", hint: "ask, and write what is so; until then keep the page a draft: status: draft",
	},
}

// kin are the people of whom somebody tells.
const kin = `(?:my|his|her|our|their)\s+(?:late\s+|elderly\s+)?(?:husband|wife|partner|mum|mother|dad|` +
	`father|nan|nana|gran|granny|` +
	`grandma|grandad|grandpa|grandfather|grandmother|son|daughter|brother|sister|aunt|uncle|friend|neighbour|child|carer)`

func phrase(words string) *regexp.Regexp { return regexp.MustCompile(`(?i)\b(?:` + words + `)\b`) }

// sign is of which rules a word is a sign, a bit for each.
type sign struct{ of, with uint32 }

// wordingSigns are the signs of all rules. Looking for them first keeps the slow shapes
// away from nearly every text.
var wordingSigns = func() map[string]sign {
	signs := map[string]sign{}
	for i, rule := range wordingRules {
		for word := range strings.FieldsSeq(rule.signs) {
			is := signs[word]
			is.of |= 1 << i
			if rule.with == "" {
				is.with |= 1 << i
			}
			signs[word] = is
		}
		for word := range strings.FieldsSeq(rule.with) {
			is := signs[word]
			is.with |= 1 << i
			signs[word] = is
		}
	}
	return signs
}()

// disguised warns of words that are spelt in letters which look like others, one of each text.
func disguised(f *frontmatter.File, body string) {
	tell := func(text string, line int) {
		if word, found := letters.Disguised(text); found {
			line += strings.Count(text[:strings.Index(text, word)], "\n")
			f.Warnf(line, "%s has letters that only look like those they stand for", words.Quote(word)).
				Suggestf("delete the word and type it again: no search finds it as it is")
		}
	}
	for _, text := range f.Texts {
		tell(text.Text, text.Line)
	}
	tell(body, f.BodyLine)
}

// Prose looks through every text of a page, and its body, for what cannot be said there,
// and for numbers that are dear to ring; of what a group wrote, for what belongs to
// persons too.
func Prose(f *frontmatter.File, body string, ofGroup bool) {
	Wording(f, body)
	disguised(f, body)
	numbersInWords(f, body, ofGroup)
	if ofGroup {
		people(f, body)
	}
}

// Wording looks through every text of a page for what cannot be said there.
func Wording(f *frontmatter.File, body string) {
	for _, text := range f.Texts {
		if len(text.Text) < 60 && unanswered[strings.ToLower(strings.TrimSuffix(text.Text, "."))] {
			f.Warnf(text.Line, "%s says nothing: %s", words.Quote(text.Key), words.Quote(text.Text)).
				Suggestf("write what is so, or take the line out")
			continue
		}
		if !isAnswered(text.Key) {
			wordingOf(f, text)
		}
	}
	wordingOf(f, frontmatter.Words{Text: body, Line: f.BodyLine, Key: "body"})
}

// isAnswered reports whether a field takes no words, so that whatever else stands there
// is an error already.
func isAnswered(key string) bool {
	switch key[strings.LastIndexByte(key, '.')+1:] {
	case "time", "day", "repeats", "week", "months", "phone", "textphone", "sms", "email", "website", "postcode", "town":
		return true
	}
	return false
}

// unanswered are whole texts that stand where an answer should: signs for none, and what
// hints ask for.
var unanswered = func() map[string]bool {
	all := map[string]bool{
		"one sentence that says what you do and for whom": true, "the name of the activity": true,
		"what the place is called": true, "the number and the street": true, "how the ages mix, and what each gives": true,
		"what somebody should do who is worried": true, "not known": true, "don't know": true, "not sure": true,
		"not yet known": true, "details to follow": true,
	}
	for text := range strings.FieldsSeq("n/a na n.a - -- – — … ? ?? ??? x xx xxx unknown todo test asdf blah") {
		all[text] = true
	}
	return all
}()

func wordingOf(f *frontmatter.File, text frontmatter.Words) {
	signs := signsIn(text.Text)
	if signs == 0 {
		return
	}
	said := map[string]bool{}
	covered := -1
	for i, rule := range wordingRules {
		if signs&(1<<i) == 0 || rule.only != "" && !strings.HasPrefix(text.Key, rule.only) {
			continue
		}
		for _, at := range rule.shape.FindAllStringIndex(text.Text, 20) {
			found := strings.Join(strings.Fields(text.Text[at[0]:at[1]]), " ")
			if said[strings.ToLower(found)] || at[0] < covered {
				continue
			}
			said[strings.ToLower(found)] = true
			problem := f.Errorf(text.Line+strings.Count(text.Text[:at[0]], "\n"), rule.what, words.Quote(found))
			problem.Warning = rule.warning
			problem.Suggestf("%s", rule.hint)
			if !rule.warning {
				covered = at[1]
			}
		}
	}
}

// signsIn returns the rules, a bit for each, of which all signs that they need stand in a
// text.
func signsIn(text string) (rules uint32) {
	var found sign
	var small [16]byte
	n := 0
	for i := 0; i <= len(text); i++ {
		var c byte = ' '
		if i < len(text) {
			c = text[i]
		}
		if 'a' <= c|0x20 && c|0x20 <= 'z' {
			if n < len(small) {
				small[n] = c | 0x20
			}
			n++
			continue
		}
		if n > 1 && n <= len(small) {
			is := wordingSigns[string(small[:n])]
			found.of |= is.of
			found.with |= is.with
		}
		n = 0
	}
	return found.of & found.with
}

// prose are the fields in which a group says something of itself. What somebody else said, and what things are called,
// stays as it is.
var prose = func() map[string]bool {
	all := map[string]bool{}
	for key := range strings.FieldsSeq(`
		summary together just_watch note who_can_come support helpers_wanted partners_wanted buddy first_visit learned online
		by_phone by_arrangement entrance getting_there concessions who wait if_worried training how_we_know evidence funding
		what_next`) {
		all[key] = true
	}
	return all
}()

// mostAdvice is how many things a page is advised of.
const mostAdvice = 5

// Plainly advises what a group's words could say more plainly, each hard word of a page once.
func Plainly(f *frontmatter.File, body string, reader *plainwords.Reader) {
	texts := append(f.Texts[:len(f.Texts):len(f.Texts)], frontmatter.Words{Text: body, Line: f.BodyLine, Key: "body"})
	said := map[string]bool{}
	left := 0
	for _, text := range texts {
		if key := text.Key[strings.LastIndexByte(text.Key, '.')+1:]; !prose[key] && key != "body" {
			continue
		}
		for _, found := range reader.Read(text.Text) {
			key := strings.ToLower(found.Found)
			if said[key] {
				continue
			}
			said[key] = true
			if len(said) > mostAdvice {
				left++
				continue
			}
			line := text.Line + strings.Count(text.Text[:found.At], "\n")
			if found.Words > 0 {
				f.Advisef(line, "this sentence has %d words: %s", found.Words, words.Quote(found.Found)).
					Suggestf("two sentences are easier to read: up to %d words are enough for one", plainwords.LongestSentence)
				continue
			}
			f.Advisef(line, "you could say %s instead of %s", words.Quote(found.Say), words.Quote(found.Found))
		}
	}
	if left > 0 {
		f.Advisef(0, "%s more could be said more plainly", words.Counted(left, "thing", "things"))
	}
}
