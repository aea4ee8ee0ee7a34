package visits

import (
	"strings"
	"testing"
)

// What a log knows of people: none of it may come out.
const private = "quokkaberry"

func TestEveryFormatCountsAlike(t *testing.T) {
	for name, lines := range map[string][]string{
		"nginx as a build tells it": {
			"2026-11-30T23:30:00+00:00 200 GET /towns/salford/", "2026-11-30T23:31:00+00:00 304 GET /towns/salford/",
			"2026-12-01T00:00:01+00:00 200 GET /search",
		},
		"combined": {
			`192.0.2.7 - - [30/Nov/2026:23:30:00 +0000] "GET /towns/salford/?x=quokkaberry HTTP/1.1" 200 512 "https://site.example/search?q=quokkaberry" "Mozilla/5.0"`,
			`192.0.2.7 - quokkaberry [30/Nov/2026:18:31:00 -0500] "GET /towns/salford/ HTTP/2.0" 304 0 "-" "Mozilla/5.0"`,
			`192.0.2.7 - - [01/Dec/2026:00:00:01 +0000] "GET /search?q=quokkaberry&near=M6+5LB HTTP/1.1" 200 99 "-" "Mozilla/5.0"`,
		},
		"common": {
			`192.0.2.7 - - [30/Nov/2026:23:30:00 +0000] "GET /towns/salford/ HTTP/1.1" 200 512`,
			`192.0.2.7 - - [30/Nov/2026:23:31:00 +0000] "GET /towns/salford/ HTTP/1.1" 304 0`,
			`192.0.2.7 - - [01/Dec/2026:00:00:01 +0000] "GET /search?q=quokkaberry HTTP/1.1" 200 99`,
		},
		"Caddy": {
			`{"level":"info","ts":1796081400.061,"logger":"http.log.access.log0","request":{"method":"GET","host":"site.example","uri":"/towns/salford/","headers":{"User-Agent":["Mozilla/5.0"]}},"status":200}`,
			`{"level":"info","ts":"2026-11-30T23:31:00Z","request":{"method":"GET","uri":"/towns/salford/"},"status":304}`,
			`{"level":"info","ts":1796083201,"request":{"method":"GET","uri":"/search?q=quokkaberry","remote_ip":"192.0.2.7"},"status":200}`,
		},
		"other JSON": {
			`{"timestamp":1796081400061,"method":"GET","url":"https://site.example/towns/salford/","status_code":200,"client_ip":"192.0.2.7"}`,
			`{"time":"2026-11-30T23:31:00.5Z","method":"GET","path":"/towns/salford/","status":304}`,
			`{"timestamp":1796083201000,"method":"GET","path":"/search","status_code":200}`,
		},
	} {
		// None of these is a visit.
		lines = append(lines,
			"2026-12-01T10:00:00+00:00 404 GET /quokkaberry/", "2026-12-01T10:00:00+00:00 200 GET /assets/site.css", "2026-12-01T10:00:00+00:00 200 POST /messages/suggest",
			"2026-12-01T10:00:00+00:00 301 GET /towns/salford", "2026-12-01T10:00:00+00:00 200 GET /robots.txt", "2026-12-01T10:00:00+00:00 200 GET /health",
			`192.0.2.7 - - [01/Dec/2026:00:00:01 +0000] "GET / HTTP/1.1" 200 99 "-" "Examplebot/2.1 (+http://bot.example)"`,
		)
		var counts Counts
		if err := counts.Read(strings.NewReader(strings.Join(lines, "\n"))); err != nil {
			t.Fatal(err)
		}
		if counts.Unread != 0 {
			t.Errorf("%s: %d lines were not read", name, counts.Unread)
		}
		for alone, want := range map[bool]string{
			false: "day,kind,page,visits\n2026-11-30,town,/towns/salford/,2\n2026-12-01,search,/search,1\n",
			true:  "day,kind,visits\n2026-11-30,town,2\n2026-12-01,search,1\n",
		} {
			var table strings.Builder
			if err := counts.Write(&table, alone); err != nil || table.String() != want {
				t.Errorf("%s: %v, got:\n%swant:\n%s", name, err, &table, want)
			}
			if strings.Contains(table.String(), private) || strings.Contains(table.String(), "192.0.2") {
				t.Errorf("%s: the table holds what is private:\n%s", name, &table)
			}
		}
	}
}

func TestKinds(t *testing.T) {
	for page, want := range map[string]string{
		"/": "home", "/cy/": "home",
		"/activities/": "list", "/activities/plant-pals/": "activity", "/cy/activities/plant-pals/": "activity", "/activities/plant-pals/poster/": "paper",
		"/towns/": "list", "/towns/salford/": "town", "/towns/salford/booklet/": "paper", "/towns/salford/music/": "list",
		"/kinds/music/": "list", "/whats-on/": "list", "/organisations/tea-club/": "organisation",
		"/search": "search", "/cy/search": "search", "/messages/join/plant-pals": "form", "/messages/join/plant-pals/sent": "message sent", "/messages/suggest": "form",
		"/privacy/": "page", "/my-list/": "page",
	} {
		if got := kindOf(page); got != want {
			t.Errorf("%s: got %q, want %q", page, got, want)
		}
	}
}

func TestWhatIsNoLogIsTold(t *testing.T) {
	var counts Counts
	if err := counts.Read(strings.NewReader("day,kind\n\n{}\n{\n2026-11-30 200 GET /\nGET / 200 x\n{\"ts\":true,\"method\":\"GET\",\"path\":\"/\"}\n")); err != nil {
		t.Fatal(err)
	}
	if visits, days := counts.Total(); counts.Unread != 7 || visits != 0 || days != 0 {
		t.Errorf("%d lines unread, %d visits on %d days", counts.Unread, visits, days)
	}
}

// A log is what strangers send: whatever stands in it, the table holds pages alone.
func FuzzRead(f *testing.F) {
	f.Add(`192.0.2.7 - - [30/Nov/2026:23:30:00 +0000] "GET /towns/?q=%00 HTTP/1.1" 200 5 "-" "x"`)
	f.Add(`{"ts":1e300,"request":{"method":"GET","uri":"//x/?"},"status":200}`)
	f.Add("2026-11-30T23:30:00+00:00 200 GET /a/\x00/")
	f.Fuzz(func(t *testing.T, log string) {
		var counts Counts
		if err := counts.Read(strings.NewReader(log)); err != nil {
			return // a line of a megabyte
		}
		for one := range counts.visits {
			if !strings.HasPrefix(one.page, "/") || strings.Contains(one.page, "?") && !strings.Contains(log, "%3") {
				t.Errorf("%q is a page", one.page)
			}
		}
	})
}
