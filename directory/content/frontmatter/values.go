package frontmatter

import (
	"cmp"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"bandstand/directory/letters"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
)

// Value is one thing that a page says.
type Value[T any] struct {
	Field
	Value T
}

// The kinds of value that a field can have.
type (
	Text  = Value[string] // any run of white space in it is one space
	Flag  = Value[bool]
	Whole = Value[int]
	Age   = Value[Years]
	Date  = Value[schedule.Date]
	Money = Value[Pence] // written in pounds
	How   = Value[WordsIfSo]
	Mark  = Value[Token]
)

// Token is a text that programs write and read, and that is nobody's words: no check of wording looks
// at it.
type Token string

// Pence is an amount of money.
type Pence int

// WordsIfSo is words that say how something is done; false on the page, and here
// "", where it is not.
type WordsIfSo string

// List is several values.
type List[T any] struct {
	Field
	Items []T
}

const longestText = 2000 // characters in one field: more belongs in the page's own words

func (v *Value[T]) decode(d *decoder, n *yaml.Node, k key) {
	v.Line = d.line(n)
	if isEmpty(n) {
		v.Invalid = d.onlyRemark(n, k)
		return
	}
	if n.Kind != yaml.ScalarNode {
		d.wrongKind(n, k, "one value")
		v.Invalid = true
		return
	}
	written := oneSpaced(n.Value)
	if written == "" {
		return
	}
	if within, curly := withoutCurlyQuotes(written); curly && n.Style == 0 && within != "" {
		marks := curlyQuotesOf(written)
		d.file.Warnf(v.Line, "curly quotes (%s) stand round %s, and are left out", marks, words.Quote(k.name)).
			Suggestf("word processors make them of straight ones: write %s: %s", k.name, inQuotes(within))
		written = within
	}
	v.Set = true
	switch is := any(&v.Value).(type) {
	case *string:
		known, ok := d.choice(n, k, written)
		if v.Set = ok && d.readWords(n, k, written); v.Set || k.choices == nil {
			*is = known
		}
	case *Token:
		if v.Set = len(written) <= longestFile; v.Set {
			*is = Token(written)
		}
	case *WordsIfSo:
		if yes, known := yesOrNo(written); known && !yes {
			v.Set = false
			return
		}
		*is, v.Set = d.readWordsIfSo(n, k, written)
	case *bool:
		*is, v.Set = d.readFlag(n, k, written)
	case *int:
		*is, v.Set = d.readWhole(n, k, written)
	case *Years:
		*is, v.Set = d.readYears(n, k, written)
	case *Pence:
		*is, v.Set = d.readMoney(n, k, written)
	case *schedule.Date:
		*is, v.Set = d.readDay(n, k, written)
	}
	v.Invalid = !v.Set
}

// oneSpaced returns a text with one space in place of any run of white space.
func oneSpaced(text string) string {
	blank := true
	for _, r := range text {
		if unicode.IsSpace(r) && (blank || r != ' ') {
			return strings.Join(strings.Fields(text), " ")
		}
		blank = r == ' '
	}
	return strings.TrimSuffix(text, " ")
}

func (l *List[T]) decode(d *decoder, n *yaml.Node, k key) {
	l.Line = d.line(n)
	if isEmpty(n) {
		return
	}
	if n.Kind != yaml.SequenceNode {
		d.notAList(n, k)
		l.Invalid = true
		return
	}
	if len(n.Content) > d.most {
		d.file.Errorf(l.Line, "%s has more than %d entries", words.Quote(k.name), d.most)
		l.Invalid = true
		return
	}
	l.Items = make([]T, len(n.Content))
	for i, item := range n.Content {
		d.value(item, reflect.ValueOf(&l.Items[i]), k)
	}
	l.dropEmpty()
}

// dropEmpty takes out entries that say nothing, of a list of single values: a
// hyphen with nothing behind it is nobody's answer.
func (l *List[T]) dropEmpty() {
	silent := func(item T) bool {
		switch is := any(item).(type) {
		case Mark:
			return !is.Set
		case Text:
			l.Invalid = l.Invalid || is.Invalid
			return !is.Set
		case Date:
			return is.Missing()
		}
		return false
	}
	l.Items = slices.DeleteFunc(l.Items, silent)
	l.Set = len(l.Items) > 0
}

func (l *List[T]) itemType() reflect.Type { return reflect.TypeFor[T]() }

// curlyQuotes are the marks that word processors make of straight ones, in pairs.
var curlyQuotes = []string{"“”", "‘’", "„“", "„”", "””", "’’", "«»", "‹›", "‟”"}

// withoutCurlyQuotes returns what stands between curly quotes that go round a whole value.
func withoutCurlyQuotes(written string) (within string, found bool) {
	for _, pair := range curlyQuotes {
		opening, size := utf8.DecodeRuneInString(pair)
		if rest, ok := strings.CutPrefix(written, string(opening)); ok {
			if within, ok := strings.CutSuffix(rest, pair[size:]); ok && !strings.ContainsAny(within, pair) {
				return strings.TrimSpace(within), true
			}
		}
	}
	return written, false
}

func curlyQuotesOf(written string) string {
	_, first := utf8.DecodeRuneInString(written)
	_, last := utf8.DecodeLastRuneInString(written)
	return written[:first] + " " + written[len(written)-last:]
}

// nothingToList is what people write where there is nothing, or something they do not tell.
var nothingToList = []string{"none", "no", "n/a", "na", "nil", "nothing", "yes", "tbc", "-", "false", "true", "?"}

// notAList shows how the same values are written as a list.
func (d *decoder) notAList(n *yaml.Node, k key) {
	if k.name == thisFile {
		d.file.Errorf(d.line(n), "this file needs a list").Suggestf("begin each line with a hyphen: %s", k.like)
		return
	}
	problem := d.file.Errorf(d.line(n), "%s needs a list", words.Quote(k.name))
	if n.Kind == yaml.ScalarNode && strings.HasPrefix(k.like, "[") && !strings.HasPrefix(k.like, "[{") {
		entries, bullet := entriesOf(n.Value)
		if slices.Contains(nothingToList, strings.ToLower(n.Value)) {
			problem.Suggestf("leave it out, or write it in this form, with what is true of you: %s: %s", k.name, k.like)
			return
		}
		if isDay := func(entry string) bool { _, ok := DateMeant(entry); return ok }; isDay(strings.Trim(k.like, "[]")) {
			if i := slices.IndexFunc(entries, func(entry string) bool { return !isDay(entry) }); i >= 0 {
				problem.Suggestf("write the dates themselves, each with its year first, in this form: %s: %s", k.name, k.like)
				return
			}
		}
		if bullet != "" {
			problem.What += ", and " + words.Quote(bullet) + " begins none"
		}
		problem.Suggestf("write %s: [%s]", k.name, strings.Join(entries, ", "))
		return
	}
	problem.Suggestf("write it in this form, with what is true of you: %s: %s", k.name, k.like)
}

// entriesOf parts words that were meant as a list, and returns the mark that stands before
// each of them in place of a hyphen, if any.
func entriesOf(written string) (entries []string, bullet string) {
	written = oneSpaced(written)
	first, size := utf8.DecodeRuneInString(written)
	if strings.ContainsRune(listMarks, first) && len(written) > size {
		bullet = string(first)
		written = strings.ReplaceAll(strings.TrimSpace(written[size:]), " "+bullet, ",")
	}
	for entry := range strings.SplitSeq(written, ",") {
		if entry = strings.TrimSpace(entry); entry != "" {
			entries = append(entries, entry)
		}
	}
	return entries, bullet
}

// listMarks are what people and word processors begin the entries of lists with.
const listMarks = "-–—−•·▪▫◦‣●○■□➢➤✓✔*+\uf0b7\uf0a7"

// readWords checks a piece of text and keeps it for the checks of wording.
func (d *decoder) readWords(n *yaml.Node, k key, written string) bool {
	line := d.line(n)
	if n.Style == 0 {
		if _, yesNo := yesOrNo(written); yesNo {
			d.file.Errorf(line, "%s needs words, not only %s", words.Quote(k.name), words.Quote(written)).
				Suggestf("say it in a few words, or leave it out; if that word itself is meant, put quotes "+
					"round it: %s", words.Quote(written))
			return false
		}
		d.swallowed(n, k)
	}
	if r, found := letters.Hidden(written); found {
		d.file.Errorf(line, "%s holds %s", words.Quote(k.name), letters.Describe(r)).
			Suggestf("delete the line and type it again")
		return false
	}
	if len([]rune(written)) > longestText {
		d.file.Errorf(line, "%s is longer than %d characters", words.Quote(k.name), longestText).
			Suggestf("longer words belong below the second ---, in the page's own text")
		return false
	}
	if d.file.Texts == nil {
		d.file.Texts = make([]Words, 0, 50) // as many as most listings have
	}
	d.file.Texts = append(d.file.Texts, Words{written, line, k.path})
	return true
}

// onlyRemark reports a value that is lost whole, because it begins with a #.
func (d *decoder) onlyRemark(n *yaml.Node, k key) bool {
	if row := d.line(n) - 1; n.Value == "" && row < len(d.file.lines) {
		_, value, _ := strings.Cut(d.file.lines[row], k.name+":")
		if value = strings.TrimSpace(value); len(value) > 1 && value[0] == '#' && value[1] != ' ' {
			d.file.Errorf(d.line(n), "%s is lost: # begins a remark", words.Quote(value)).
				Suggestf("put quotes round it: %s: %s", k.name, inQuotes(value))
			return true
		}
	}
	return false
}

// swallowed reports words after a #, which YAML takes for a remark and drops.
// A remark that somebody meant has a space on both sides of its #.
func (d *decoder) swallowed(n *yaml.Node, k key) {
	remark := n.LineComment
	if remark == "" {
		return
	}
	if len(remark) > 1 && remark[1] != ' ' && remark[1] != '#' {
		d.file.Errorf(d.line(n), "everything from %s on is lost: # begins a remark", words.Quote(remark)).
			Suggestf("put quotes round it: %s: %s", k.name, inQuotes(n.Value+" "+remark))
		return
	}
	if !strings.Contains(strings.TrimSpace(n.Value), " ") {
		return // a single word, such as paused, is whole as it is
	}
	if row := d.line(n) - 1; row < len(d.file.lines) && !strings.Contains(d.file.lines[row], "  "+remark) &&
		strings.Contains(d.file.lines[row], " "+remark) {
		d.file.Warnf(d.line(n), "everything from %s on is not shown: # begins a remark", words.Quote(remark)).
			Suggestf("if it should be shown, put quotes round the whole; if not, put two spaces before the #")
	}
}

func yesOrNo(written string) (yes, known bool) {
	switch strings.ToLower(written) {
	case "yes", "true", "on":
		return true, true
	case "no", "false", "off":
		return false, true
	}
	return false, false
}

func (d *decoder) readFlag(n *yaml.Node, k key, written string) (bool, bool) {
	yes, known := yesOrNo(written)
	if !known {
		d.file.Errorf(d.line(n), "%s needs yes or no, not %s", words.Quote(k.name), words.Quote(written)).
			Suggestf("write %s: true or %s: false", k.name, k.name)
	}
	return yes, known
}

func (d *decoder) readWordsIfSo(n *yaml.Node, k key, written string) (WordsIfSo, bool) {
	if _, known := yesOrNo(written); known {
		d.file.Errorf(d.line(n), "%s needs words that say how", words.Quote(k.name)).Suggestf("write %s: %s", k.name, k.like)
		return "", false
	}
	return WordsIfSo(written), d.readWords(n, k, written)
}

func (d *decoder) readWhole(n *yaml.Node, k key, written string) (int, bool) {
	number, err := strconv.Atoi(strings.ReplaceAll(written, ",", ""))
	if err != nil || len(written) > 9 {
		problem := d.file.Errorf(d.line(n), "%s needs a whole number, not %s", words.Quote(k.name), words.Quote(written))
		if span, sure := SpanOfYears(written); sure && (span.From == "" || span.To == "") {
			problem.Suggestf("write %s: %s", k.name, span.From+span.To)
		} else {
			problem.Suggestf("write it in figures, and nothing else")
		}
		return 0, false
	}
	return number, true
}

func (d *decoder) readDay(n *yaml.Node, k key, written string) (schedule.Date, bool) {
	date, err := schedule.ParseDate(written)
	if err != nil {
		what := "%s is not a date that can be read"
		if isoShape.MatchString(written) {
			what = "there is no date %s in the calendar"
		}
		d.file.Errorf(d.line(n), what, words.Quote(written)).Suggestf("%s", dateHint(written))
		return schedule.Date{}, false
	}
	return date, true
}

// otherDates are ways to write a date that cannot be mistaken here: the day
// comes before the month.
var otherDates = []string{
	"2/1/2006", "2-1-2006", "2.1.2006", "2/1/06", "2006-1-2", "2006/1/2",
	"2 January 2006", "2 Jan 2006", "Monday 2 January 2006", "Mon 2 Jan 2006", "2 January 06", "2 Jan 06", "2-Jan-2006",
	"January 2 2006", "Jan 2 2006",
}

var ordinal = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)\b`)

var isoShape = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// dateHint shows how the date that somebody wrote the British way is spelt.
func dateHint(written string) string {
	if date, ok := DateMeant(written); ok {
		return "write the year first: " + date.String()
	}
	return "write it in figures, the year first, then the month and the day: YYYY-MM-DD"
}

// DateMeant returns the date that somebody wrote, with the year first or the British way.
func DateMeant(written string) (schedule.Date, bool) {
	if date, err := schedule.ParseDate(written); err == nil {
		return date, true
	}
	plain := ordinal.ReplaceAllString(strings.ReplaceAll(written, ",", ""), "$1")
	for _, layout := range otherDates {
		if t, err := time.Parse(layout, plain); err == nil {
			return schedule.DateOf(t), true
		}
	}
	return schedule.Date{}, false
}

// readMoney reads pounds, "3.50", into pence.
func (d *decoder) readMoney(n *yaml.Node, k key, written string) (Pence, bool) {
	const dearest = 1000 * 100
	line := d.line(n)
	plain := strings.TrimPrefix(written, "£")
	if free := strings.ToLower(plain); strings.HasPrefix(free, "free") || free == "nothing" || free == "nil" {
		d.file.Errorf(line, "%s is a number of pounds", words.Quote(k.name)).Suggestf("write cost: {free: true}")
		return 0, false
	}
	match := poundsShape.FindStringSubmatch(plain)
	if match == nil || match[2]+match[3] == "" {
		d.file.Errorf(line, "%s is a number of pounds, not %s", words.Quote(k.name), words.Quote(written)).
			Suggestf("%s", poundsMeant(k.name, written))
		return 0, false
	}
	pounds, _ := strconv.Atoi(cmp.Or(match[2], "0")) // the shape has no more than 9 figures
	pence, _ := strconv.Atoi((match[3] + "00")[:2])
	switch sum := pounds*100 + pence; {
	case strings.Trim(match[3][min(2, len(match[3])):], "0") != "":
		d.file.Errorf(line, "%s has more than two figures after the point", words.Quote(k.name)).
			Suggestf("write pounds, a point and the pence")
	case sum > dearest || match[1] == "-" && sum > 0:
		d.file.Errorf(line, "%s lies between 0 and 1000 pounds, and this is %s", words.Quote(k.name), words.Quote(written)).
			Suggestf("write pounds, with a point before the pence")
	default:
		return Pence(sum), true
	}
	return 0, false
}

// poundsMeant is the hint for an amount that is not written in figures alone.
func poundsMeant(name, written string) string {
	said := strings.ToLower(written)
	amounts := amountShape.FindAllStringSubmatch(numberWords.Replace(said), 3)
	switch {
	case asTheyLike.MatchString(said):
		return "where people choose what they give, write pay_what_you_can: true in place of " + name
	case len(amounts) > 1:
		return "write one amount, in figures and nothing else; what others pay belongs in concessions"
	case len(amounts) == 0:
		return "write it in figures, with a point before the pence; words about money belong in note. While nobody knows, " +
			"keep the page a draft: status: draft"
	}
	pounds, pence := amounts[0][1], (amounts[0][2] + "00")[:2]
	if pounds == "" || amounts[0][3] != "" && amounts[0][2] == "" { // 50p
		number, _ := strconv.Atoi(pounds)
		pounds, pence = strconv.Itoa(number/100), fmt.Sprintf("%02d", number%100)
	}
	if varies.MatchString(said) {
		return fmt.Sprintf("write %s: %s.%s if that is what most people pay; that it may be another belongs in "+
			"note", name, pounds, pence)
	}
	return fmt.Sprintf("write %s: %s.%s, and nothing else; what it is for belongs in per", name, pounds, pence)
}

var asTheyLike = regexp.MustCompile(`donat|(?:what|as) (?:you|they|people) (?:can|like|feel|wish|want)`)

var varies = regexp.MustCompile(`\b(?:from|about|around|approx|up to|suggested|min|max)|~|\+`)

var amountShape = regexp.MustCompile(`(\d{1,4})(?:[.,](\d{1,2})\b)?\s*(p\b|pence\b)?`)

// poundsShape is a number: its sign, its whole part and what follows the point.
var poundsShape = regexp.MustCompile(`^([+-]?)(\d{0,9})(?:\.(\d{0,9}))?$`)
