package frontmatter

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"bandstand/directory/words"
)

// Years is an age: one end of a span, which is written {from: 5, to: 11}.
type Years int

func (d *decoder) readYears(n *yaml.Node, k key, written string) (Years, bool) {
	if number, err := strconv.Atoi(written); err == nil && len(written) < 5 {
		return Years(number), true
	}
	d.file.Errorf(d.line(n), "%s needs an age in figures, not %s", words.Quote(k.name), words.Quote(written)).
		Suggestf("%s", yearsMeant(k.name, written))
	return 0, false
}

// yearsMeant is the hint for an age that is not written in figures alone. It tells
// nothing that was not said.
func yearsMeant(name, written string) string {
	span, sure := SpanOfYears(written)
	said := strings.ToLower(written)
	switch {
	case strings.Contains(said, "month"), strings.Contains(said, "mth"), strings.Contains(said, "week"):
		return "write whole years, which is 0 for a baby; months belong in note"
	case schoolYear.MatchString(said):
		return "write the age in years; a year at school belongs in note"
	case !sure && anyAge.MatchString(said) && !strings.ContainsAny(said, "0123456789"):
		return fmt.Sprintf("where there is no limit, leave %s out; where adults of any age come, write "+
			"everyone: true beside younger", name)
	case !sure:
		return fmt.Sprintf("write an age in figures, and what is more than that in note; where there is no "+
			"limit, leave %s out", name)
	case span.From != "" && span.To != "":
		return fmt.Sprintf("write from: %s, to: %s", span.From, span.To)
	case span.Beyond && span.To != "":
		return fmt.Sprintf("that is an upper end: write to: with the last age that is included, %s or the one "+
			"before it", span.To)
	case span.Beyond:
		return fmt.Sprintf("write the age itself, %s, if people of that age are meant too; if not, the next one", span.From)
	case span.To != "" && name == "from":
		return fmt.Sprintf("that is an upper end: write to: %s", span.To)
	case span.From != "" && name == "to" && span.Open:
		return fmt.Sprintf("that is a lower end: write from: %s, and leave to out", span.From)
	default:
		return fmt.Sprintf("write %s: %s", name, span.From+span.To)
	}
}

// Span is ages as people say them.
type Span struct {
	From, To string // figures, or ""
	Open     bool   // "60+", "60 and over"
	Beyond   bool   // "over 60", "under 5": whether that age is meant too is not said
}

var (
	anyAge     = regexp.MustCompile(`\b(?:all|any|every(?:one|body)?|no limit)\b`)
	schoolYear = regexp.MustCompile(`\b(?:years?|yrs?|y|key stage|ks|p|s)\.? ?\d{1,2}\b`)
	spanWords  = regexp.MustCompile(`\d+|[a-z]+|\+`)
	ageFillers = "years year yrs yr y old olds yo age aged ages children child kids people adults the of s " +
		"to and from up or about approx around ish only any"
	openEndings = "plus + upwards onwards older more over above"
)

// SpanOfYears reads ages as people write them: "5-11", "seven to nine", "60+", "over
// 55s". It reports false where there is anything else.
func SpanOfYears(written string) (span Span, ok bool) {
	var figures []string
	under, before, said := strings.ContainsAny(written, "<"), false, []string{}
	if strings.ContainsAny(written, "½¼¾") {
		return Span{}, false
	}
	joined := numberWords.Replace(strings.ReplaceAll(strings.ToLower(written), "-", " - "))
	before = strings.ContainsAny(written, ">")
	for _, word := range spanWords.FindAllString(joined, 20) {
		switch {
		case word[0] >= '0' && word[0] <= '9':
			if len(word) > 3 || strings.Contains(joined, word+".") {
				return Span{}, false
			}
			figures = append(figures, word)
		case isWord(word, "under below younger less"):
			under = true
		case isWord(word, openEndings):
			span.Open = true
			before = before || len(figures) == 0
		case !isWord(word, ageFillers):
			return Span{}, false
		}
		said = append(said, word)
	}
	upTo := len(said) > 1 && said[0] == "up" && said[1] == "to"
	switch {
	case len(figures) == 2 && !span.Open && !under:
		span.From, span.To = figures[0], figures[1]
	case len(figures) != 1 || under && span.Open:
		return Span{}, false
	case under:
		span.To, span.Beyond = figures[0], true
	case upTo:
		span.To = figures[0]
	default:
		span.From, span.Beyond = figures[0], before
	}
	return span, true
}

func isWord(word, of string) bool { return strings.Contains(" "+of+" ", " "+word+" ") }

// numberWords makes figures of numbers in words, the tens first: "sixty five" is 65.
var numberWords = func() *strings.Replacer {
	ones := strings.Fields("one two three four five six seven eight nine")
	teens := strings.Fields("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	var pairs []string
	for i, ten := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety") {
		for j, one := range ones {
			for _, between := range []string{" - ", " "} {
				pairs = append(pairs, ten+between+one, strconv.Itoa((i+2)*10+j+1))
			}
		}
		pairs = append(pairs, ten, strconv.Itoa((i+2)*10))
	}
	for i, teen := range teens {
		pairs = append(pairs, teen, strconv.Itoa(i+10))
	}
	for i, one := range ones {
		pairs = append(pairs, one, strconv.Itoa(i+1))
	}
	return strings.NewReplacer(pairs...)
}()
