package activity

import (
	"math/big"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// value is one thing that a page tells, with its line.
type value[T any] struct {
	where
	is T
}

type (
	text  = value[string] // any run of white space in it is one space
	flag  = value[bool]
	whole = value[int]
	date  = value[Date]
	money = value[pence]
	how   = value[wordsIfSo] // false, or words that say how
)

type (
	pence     int
	wordsIfSo string
)

// list is several values.
type list[T any] struct {
	where
	items []T
}

const longestText = 2000 // characters in one field: more belongs in the page's own words

func (v *value[T]) decode(d *decoder, n *yaml.Node, k key) {
	v.line = d.line(n)
	if isEmpty(n) {
		v.bad = d.onlyRemark(n, k)
		return
	}
	if n.Kind != yaml.ScalarNode {
		d.wrongKind(n, k, "one value")
		v.bad = true
		return
	}
	written := strings.Join(strings.Fields(n.Value), " ")
	if written == "" {
		return
	}
	v.told = true
	switch is := any(&v.is).(type) {
	case *string:
		v.told = d.readWords(n, k, written)
		*is = written
	case *wordsIfSo:
		if yes, known := yesOrNo(written); known && !yes {
			v.told = false
			return
		}
		*is, v.told = d.readWordsIfSo(n, k, written)
	case *bool:
		*is, v.told = d.readFlag(n, k, written)
	case *int:
		*is, v.told = d.readWhole(n, k, written)
	case *pence:
		*is, v.told = d.readMoney(n, k, written)
	case *Date:
		*is, v.told = d.readDay(n, k, written)
	}
	v.bad = !v.told
}

func (l *list[T]) decode(d *decoder, n *yaml.Node, k key) {
	l.line = d.line(n)
	if isEmpty(n) {
		return
	}
	if n.Kind != yaml.SequenceNode {
		d.notAList(n, k)
		l.bad = true
		return
	}
	if len(n.Content) > d.most {
		d.wrong(l.line, "%s has more than %d entries", quote(k.name), d.most)
		l.bad = true
		return
	}
	l.items = make([]T, len(n.Content))
	for i, item := range n.Content {
		d.value(item, reflect.ValueOf(&l.items[i]), k)
	}
	l.dropEmpty()
}

// dropEmpty takes out entries that say nothing, of a list of single values: a
// hyphen with nothing behind it is nobody's answer.
func (l *list[T]) dropEmpty() {
	silent := func(item T) bool {
		switch is := any(item).(type) {
		case text:
			l.bad = l.bad || is.bad
			return !is.told
		case date:
			return is.absent()
		}
		return false
	}
	l.items = slices.DeleteFunc(l.items, silent)
	l.told = len(l.items) > 0
}

func (l *list[T]) itemType() reflect.Type { return reflect.TypeFor[T]() }

// notAList shows how the same values are written as a list.
func (d *decoder) notAList(n *yaml.Node, k key) {
	if k.name == thisFile {
		d.wrong(d.line(n), "this file needs a list").mend("begin each line with a hyphen: %s", k.like)
		return
	}
	told := d.wrong(d.line(n), "%s needs a list", quote(k.name))
	if n.Kind == yaml.ScalarNode && strings.HasPrefix(k.like, "[") && !strings.HasPrefix(k.like, "[{") {
		told.mend("write %s: [%s]", k.name, strings.Join(strings.Fields(n.Value), " "))
		return
	}
	told.mend("write it like this: %s: %s", k.name, k.like)
}

// readWords checks a piece of text and keeps it for the checks of wording.
func (d *decoder) readWords(n *yaml.Node, k key, written string) bool {
	line := d.line(n)
	if n.Style == 0 {
		if _, yesNo := yesOrNo(written); yesNo {
			d.wrong(line, "%s needs words, not only %s", quote(k.name), quote(written)).mend("say it in a few words, or leave it out; if that word itself is meant, put quotes round it: %s", quote(written))
			return false
		}
		d.swallowed(n, k)
	}
	if r, found := hidden(written); found {
		d.wrong(line, "%s holds a character that cannot be seen (U+%04X)", quote(k.name), r).mend("delete the line and type it again")
		return false
	}
	if len([]rune(written)) > longestText {
		d.wrong(line, "%s is longer than %d characters", quote(k.name), longestText).mend("longer words belong below the second ---, in the page's own text")
		return false
	}
	d.told = append(d.told, toldWords{written, line, k.path})
	return true
}

// onlyRemark tells of a value that is lost whole, because it begins with a #.
func (d *decoder) onlyRemark(n *yaml.Node, k key) bool {
	if row := d.line(n) - 1; n.Value == "" && row < len(d.lines) {
		_, value, _ := strings.Cut(d.lines[row], k.name+":")
		if value = strings.TrimSpace(value); len(value) > 1 && value[0] == '#' && value[1] != ' ' {
			d.wrong(d.line(n), "%s is lost: # begins a remark", quote(value)).mend("put quotes round it: %s: %s", k.name, inQuotes(value))
			return true
		}
	}
	return false
}

// swallowed tells of words after a #, which YAML takes for a remark and drops.
// A remark that somebody meant has a space on both sides of its #.
func (d *decoder) swallowed(n *yaml.Node, k key) {
	remark := n.LineComment
	if remark == "" {
		return
	}
	if len(remark) > 1 && remark[1] != ' ' && remark[1] != '#' {
		d.wrong(d.line(n), "everything from %s on is lost: # begins a remark", quote(remark)).mend("put quotes round it: %s: %s", k.name, inQuotes(n.Value+" "+remark))
		return
	}
	if !strings.Contains(strings.TrimSpace(n.Value), " ") {
		return // a single word, such as paused, is whole as it is
	}
	if row := d.line(n) - 1; row < len(d.lines) && !strings.Contains(d.lines[row], "  "+remark) && strings.Contains(d.lines[row], " "+remark) {
		d.warn(d.line(n), "everything from %s on is not shown: # begins a remark", quote(remark)).mend("if it should be shown, put quotes round the whole; if not, put two spaces before the #")
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
		d.wrong(d.line(n), "%s needs yes or no, not %s", quote(k.name), quote(written)).mend("write %s: true or %s: false", k.name, k.name)
	}
	return yes, known
}

func (d *decoder) readWordsIfSo(n *yaml.Node, k key, written string) (wordsIfSo, bool) {
	if _, known := yesOrNo(written); known {
		d.wrong(d.line(n), "%s needs words that say how", quote(k.name)).mend("write %s: %s", k.name, k.like)
		return "", false
	}
	return wordsIfSo(written), d.readWords(n, k, written)
}

func (d *decoder) readWhole(n *yaml.Node, k key, written string) (int, bool) {
	number, err := strconv.Atoi(strings.ReplaceAll(written, ",", ""))
	if err != nil || len(written) > 9 {
		d.wrong(d.line(n), "%s needs a whole number, not %s", quote(k.name), quote(written)).mend("write %s: %s", k.name, k.like)
		return 0, false
	}
	return number, true
}

func (d *decoder) readDay(n *yaml.Node, k key, written string) (Date, bool) {
	date, err := ParseDate(written)
	if err != nil {
		what := "%s is not a date that can be read"
		if isoShape.MatchString(written) {
			what = "there is no date %s in the calendar"
		}
		d.wrong(d.line(n), what, quote(written)).mend("%s", dateHint(written))
		return Date{}, false
	}
	return date, true
}

// otherDates are ways to write a date that cannot be mistaken here: the day
// comes before the month.
var otherDates = []string{
	"2/1/2006", "2-1-2006", "2.1.2006", "2/1/06", "2006-1-2", "2006/1/2",
	"2 January 2006", "2 Jan 2006", "Monday 2 January 2006", "January 2, 2006",
}

var isoShape = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// dateHint shows how the date that somebody wrote the British way is spelt.
func dateHint(written string) string {
	for _, layout := range otherDates {
		if t, err := time.Parse(layout, written); err == nil {
			return "write the year first: " + DateOf(t).String()
		}
	}
	return "write a date of the calendar, the year first: 2026-11-02"
}

// readMoney reads pounds, "3.50", into pence.
func (d *decoder) readMoney(n *yaml.Node, k key, written string) (pence, bool) {
	const dearest = 1000 * 100
	line := d.line(n)
	plain := strings.TrimPrefix(written, "£")
	if free := strings.ToLower(plain); free == "free" || free == "nothing" {
		d.wrong(line, "%s is a number of pounds", quote(k.name)).mend("write cost: {free: true}")
		return 0, false
	}
	pounds, ok := new(big.Rat).SetString(plain)
	if !ok || len(plain) > 12 || strings.ContainsAny(plain, "eE/_xXpP") {
		d.wrong(line, "%s is a number of pounds, not %s", quote(k.name), quote(written)).mend("write %s: 3.50; anything else about money belongs in concessions or note", k.name)
		return 0, false
	}
	hundredfold := pounds.Mul(pounds, big.NewRat(100, 1))
	switch {
	case !hundredfold.IsInt():
		d.wrong(line, "%s has more than two figures after the point", quote(k.name)).mend("write pounds and pence: 3.50")
		return 0, false
	case hundredfold.Sign() < 0 || hundredfold.Cmp(big.NewRat(dearest, 1)) > 0:
		d.wrong(line, "%s lies between 0 and 1000 pounds, and this is %s", quote(k.name), quote(written)).mend("write pounds, not pence: 3.50")
		return 0, false
	}
	return pence(hundredfold.Num().Int64()), true
}
