// Package visits counts how often the pages of a site were opened, by day, from the access
// log that a web server keeps. It takes the day, the page and whether it was there from
// each line, and forgets the rest: no address, no words that people searched for, nobody
// who comes back. It knows nothing of the directory.
package visits

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"io"
	"math"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"bandstand/directory/schedule"
)

// Counts are how often each page was opened on each day.
type Counts struct {
	Unread int // lines that say nothing of a visit in any format that is known

	visits map[visit]int
}

// visit is a page on a day.
type visit struct {
	day, kind, page string
}

// Read adds the visits of a log.
func (c *Counts) Read(log io.Reader) error {
	if c.visits == nil {
		c.visits = map[visit]int{}
	}
	lines := bufio.NewScanner(log)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		asked, ok := parse(lines.Text())
		if !ok {
			c.Unread++
			continue
		}
		if page, ok := asked.page(); ok {
			c.visits[visit{asked.at.In(schedule.London).Format(time.DateOnly), kindOf(page), page}]++
		}
	}
	return lines.Err()
}

// Total returns how often all pages were opened, and on how many days.
func (c *Counts) Total() (visits, days int) {
	seen := map[string]bool{}
	for one, count := range c.visits {
		seen[one.day] = true
		visits += count
	}
	return visits, len(seen)
}

// Write writes a table of all counts, or of the kinds alone, as CSV.
func (c *Counts) Write(w io.Writer, kindsAlone bool) error {
	table := csv.NewWriter(w)
	header := []string{"day", "kind", "page", "visits"}
	counted := c.visits
	if kindsAlone {
		header, counted = []string{"day", "kind", "visits"}, map[visit]int{}
		for one, count := range c.visits {
			counted[visit{one.day, one.kind, ""}] += count
		}
	}
	table.Write(header) // whose error Flush keeps
	var all []visit
	for one := range counted {
		all = append(all, one)
	}
	slices.SortFunc(all, func(a, b visit) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.kind, b.kind), cmp.Compare(a.page, b.page))
	})
	for _, one := range all {
		row := []string{one.day, one.kind, one.page, strconv.Itoa(counted[one])}
		if kindsAlone {
			row = slices.Delete(row, 2, 3)
		}
		table.Write(row)
	}
	table.Flush()
	return table.Error()
}

// asked is what a line of a log says of a request.
type asked struct {
	at      time.Time
	method  string
	address string // root-relative, or whole
	status  int
	by      string // the name of the browser or machine, where the log has it
}

// machines are visitors that give themselves away as none.
var machines = regexp.MustCompile(`(?i)bot\b|crawl|spider|slurp|monitor|curl/|wget/|python|go-http-client|headless`)

// page returns the page that somebody opened: one that was there, with its headings and
// words, and neither a file of it nor what a machine asked for.
func (a asked) page() (string, bool) {
	found := a.status == http.StatusOK || a.status == http.StatusNotModified
	if a.method != http.MethodGet || !found || machines.MatchString(a.by) {
		return "", false
	}
	address, err := url.Parse(a.address)
	if err != nil {
		return "", false
	}
	page := address.Path
	first, _, _ := strings.Cut(strings.TrimPrefix(withoutLanguage(page), "/"), "/")
	isPage := strings.HasSuffix(page, "/") || first == "search" || first == "messages"
	return page, isPage && strings.HasPrefix(page, "/")
}

// language is the beginning of an address in another language, as in /cy/towns/.
var language = regexp.MustCompile(`^/[a-z]{2}(/|$)`)

func withoutLanguage(page string) string { return language.ReplaceAllString(page, "/") }

// kinds are what the pages below an address are, and what those below these are. What is
// not here is a page.
var kinds = map[string][2]string{
	"activities":    {"activity", "paper"},
	"organisations": {"organisation", "organisation"},
	"towns":         {"town", "list"},
	"kinds":         {"list", "list"},
	"good-for":      {"list", "list"},
	"access":        {"list", "list"},
	"days":          {"list", "list"},
}

// kindOf returns what a page is, in a word that whoever reads the table knows.
func kindOf(page string) string {
	parts := strings.FieldsFunc(withoutLanguage(page), func(r rune) bool { return r == '/' })
	if len(parts) == 0 {
		return "home"
	}
	last := parts[len(parts)-1]
	below, known := kinds[parts[0]]
	switch {
	case parts[0] == "messages" && last == "sent":
		return "message sent"
	case parts[0] == "messages":
		return "form"
	case parts[0] == "search":
		return "search"
	case last == "booklet" || last == "poster":
		return "paper"
	case last == "embed":
		return "frame"
	case known && len(parts) == 1, parts[0] == "whats-on":
		return "list"
	case known && len(parts) == 2:
		return below[0]
	case known:
		return below[1]
	}
	return "page"
}

// parse reads a line of a log: of the log that a build has nginx write, of Caddy's or
// another in JSON, or the combined format that most servers write unless they are told
// otherwise.
func parse(line string) (asked, bool) {
	if strings.HasPrefix(line, "{") {
		return parseJSON(line)
	}
	if found := combined.FindStringSubmatch(line); found != nil {
		at, err := time.Parse("02/Jan/2006:15:04:05 -0700", found[1])
		status, _ := strconv.Atoi(found[4])
		return asked{at, found[2], found[3], status, found[5]}, err == nil
	}
	words := strings.SplitN(line, " ", 4)
	if len(words) < 4 {
		return asked{}, false
	}
	at, err := time.Parse(time.RFC3339, words[0])
	status, notNumber := strconv.Atoi(words[1])
	return asked{at, words[2], words[3], status, ""}, err == nil && notNumber == nil
}

var combined = regexp.MustCompile(`\[([^\]]+)\] "([A-Z]+) (\S+)[^"]*" (\d{3}) (?:.*"([^"]*)")?`)

func parseJSON(line string) (asked, bool) {
	var told struct {
		TS, Timestamp, Time any
		Method, Path, URL   string
		Status              int
		StatusCode          int    `json:"status_code"`
		UserAgent           string `json:"user_agent"`
		Request             struct {
			Method, URI string
			Headers     map[string][]string
		}
	}
	if err := json.Unmarshal([]byte(line), &told); err != nil {
		return asked{}, false
	}
	at, ok := timeOf(cmp.Or(told.TS, told.Timestamp, told.Time))
	a := asked{
		at, cmp.Or(told.Request.Method, told.Method), cmp.Or(told.Request.URI, told.Path, told.URL), cmp.Or(told.Status, told.StatusCode),
		cmp.Or(told.UserAgent, strings.Join(told.Request.Headers["User-Agent"], " ")),
	}
	return a, ok && a.method != "" && a.address != ""
}

// timeOf returns the time that a value of JSON stands for: seconds or milliseconds since
// 1970, or RFC 3339.
func timeOf(value any) (time.Time, bool) {
	switch value := value.(type) {
	case float64:
		if value > 1e11 {
			value /= 1000
		}
		whole, rest := math.Modf(value)
		return time.Unix(int64(whole), int64(rest*1e9)), true
	case string:
		at, err := time.Parse(time.RFC3339, value)
		return at, err == nil
	}
	return time.Time{}, false
}
