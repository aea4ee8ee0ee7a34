package drafts

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const (
	months = `january|february|march|april|may|june|july|august|september|october|november|december|` +
		`jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec`
	weekdays = `(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?`
	breaks   = `school\s+holidays?|half[\s-]terms?|bank\s+holidays?|public\s+holidays?|holidays|summer|winter|spring|autumn|christmas|easter|ramadan`
	word     = `(?:[a-z’']+\s+)`
)

// limits are the ways in which a description takes back a part of what times say: when it does
// not happen, when alone it does, and that it is not every week.
var limits = regexp.MustCompile(`(?i)\b(?:` + strings.Join([]string{
	`(?:not|never|no|none|nothing|except(?:ing)?|excluding|excl\.?|apart\s+from|other\s+than|closed|breaks?|(?:do|does|will)(?:n[’']t|\s+not)|with\s+the\s+exception\s+of)\s+` +
		word + `{0,4}(?:` + months + `|` + weekdays + `|` + breaks + `)\b`,
	`(?:` + months + `|` + breaks + `)\s+(?:excepted|excluded|breaks?|only)\b`,
	`only\s+` + word + `{0,2}(?:` + months + `|` + breaks + `)\b`,
	`(?:` + months + `)\s*(?:to|until|till|through(?:\s+to)?|-|–)\s*(?:` + months + `)\b`,
	`term[\s-]?times?\b`, `(?:is|are|runs?|meets?|opens?)\s+seasonal(?:ly)?\b|seasonal\s+(?:opening|group|session|event|activit|club|programme)`,
	`(?:every\s+(?:other|second|third)|alternate)\s+(?:weeks?|fortnight|` + weekdays + `)\b`,
	`(?:every|once\s+(?:a|every))\s+(?:two|three|four)?\s*(?:weeks|fortnight)\b`, `fortnightly\b`, `bi-?weekly\b`, `once\s+a\s+month\b`,
	`(?:1st|2nd|3rd|4th|first|second|third|fourth|last)\s+(?:and\s+(?:1st|2nd|3rd|4th|first|second|third|fourth|last)\s+)?(?:` + weekdays + `)\s+(?:of|in)\s+(?:the|each|every)\s+month`,
}, "|") + `)`)

// tellers are the words by which a limit can be told from others, each with the words in which
// times say the same: where a word of the limit is among them, the times may say it already.
var tellers = []struct{ limit, said *regexp.Regexp }{
	{regexp.MustCompile(`(?i)\bterm|school holiday|half[\s-]term`), regexp.MustCompile(`(?i)\bterm|holiday`)},
	{regexp.MustCompile(`(?i)\bsecond\b`), regexp.MustCompile(`(?i)\b(?:second|2nd)\b`)},
	{regexp.MustCompile(`(?i)\b(?:other|alternate|fortnight\w*|bi-?weekly|two)\b`),
		regexp.MustCompile(`(?i)\b(?:other|alternate|fortnight\w*|two)\b`)},
	{regexp.MustCompile(`(?i)\bmonth`), regexp.MustCompile(`(?i)\bmonth|\b(?:first|second|third|fourth|last)\b`)},
	{regexp.MustCompile(`(?i)\b(?:bank|public)\s+holiday`), regexp.MustCompile(`(?i)\b(?:bank|public)\s+holiday`)},
}

var (
	monthIn   = regexp.MustCompile(`(?i)\b(?:` + months + `)\b`)
	weekdayIn = regexp.MustCompile(`(?i)\b(?:` + weekdays + `)\b`)
	// verbs are names of months and days that are other words in small letters: "you may".
	verbs     = regexp.MustCompile(`\b(?:may|march|sat|sun|wed|mon)$`)
	unlimited = regexp.MustCompile(`(?i)\b(?:not\s+(?:just|only)|including|all\s+year|no\s+breaks?)\b`)
)

// holdAgainst flags what a text says of when something does not happen, and the times do not say:
// a time that stands without it promises what is not so.
func (d *draft) holdAgainst(text, times string) {
	var found []string
	for _, at := range limits.FindAllStringIndex(text, -1) {
		limit := line(text[at[0]:at[1]])
		before := text[max(0, at[0]-12):at[1]]                                                 // "not just in term time"
		both := strings.HasPrefix(strings.ToLower(limit), "term") && offTerm.MatchString(text) // "in term time and school holidays"
		if !both && !verbs.MatchString(limit) && !unlimited.MatchString(before) && !saysLimit(times, limit) && !slices.Contains(found, limit) {
			found = append(found, limit)
			d.note("its words say " + strconv.Quote(limit) + ", its times do not: ask when it does not meet")
		}
	}
}

// saysLimit reports whether times in words say of themselves what a limit says.
func saysLimit(times, limit string) bool {
	for _, one := range tellers {
		if one.limit.MatchString(limit) && one.said.MatchString(times) {
			return true
		}
	}
	named := monthIn.FindAllString(limit, -1)
	for _, month := range named {
		if !strings.Contains(strings.ToLower(times), strings.ToLower(month[:3])) {
			return false
		}
	}
	if len(named) > 0 {
		return true
	}
	if day := weekdayIn.FindString(limit); day != "" { // a day on which nothing is said to happen
		return !strings.Contains(strings.ToLower(times), strings.ToLower(day[:3]))
	}
	return false
}
