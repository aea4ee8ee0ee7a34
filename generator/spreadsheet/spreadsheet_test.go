package spreadsheet

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

func TestTables(t *testing.T) {
	wide := utf16.Encode([]rune("\ufeffName;Cost\nCafé;£2\n"))
	little := make([]byte, 0, 2*len(wide))
	for _, unit := range wide {
		little = append(little, byte(unit), byte(unit>>8))
	}
	for name, c := range map[string]struct{ text, want string }{
		"commas":                {"Name,Cost\nSinging,Free\n", "Name|Cost\nSinging|Free"},
		"a byte-order mark":     {"\ufeffName,Cost\r\nSinging,Free\r\n", "Name|Cost\nSinging|Free"},
		"semicolons":            {"Name;Cost\n\"Tea, and cake\";Free\n", "Name|Cost\nTea, and cake|Free"},
		"tabs":                  {"Name\tCost\nSinging\tFree\n", "Name|Cost\nSinging|Free"},
		"Windows":               {"Name,Cost\nCaf\xe9,\xa32\n", "Name|Cost\nCafé|£2"},
		"UTF-16":                {string(little), "Name|Cost\nCafé|£2"},
		"lines above the names": {"Our groups,,\n,,\nName,Cost,When\nSinging,Free,Monday\n", "Name|Cost|When\nSinging|Free|Monday"},
		"a line within a cell":  {"Name,Cost\n\"Sing\ning\",Free\n", "Name|Cost\nSing\ning|Free"},
		"names twice, and none": {"Name,Name,\nA,B,C\n", "Name|Name (2)|column 3\nA|B|C"},
		"a row that is longer":  {"Name,Cost\nA,B,C\n", "Name|Cost|column 3\nA|B|C"},
		"formulas stay words":   {"Name,Cost\n=1+1,\"=HYPERLINK(\"\"http://x.test\"\")\"\n", "Name|Cost\n=1+1|=HYPERLINK(\"http://x.test\")"},
		"a stray quote":         {"Name,Cost\nThe \"Old\" Mill,Free\n", "Name|Cost\nThe \"Old\" Mill|Free"},
		"a spreadsheet itself":  {"PK\x03\x04....", "it is a spreadsheet, which is not opened: save each of its sheets as CSV (UTF-8), and give those"},
		"no text":               {"a,b\x00c\n", "it is no text: save it as CSV (UTF-8)"},
		"no rows":               {"Name,Cost\n", "it has no rows below the names of its columns"},
		"nothing":               {"", "it has no rows below the names of its columns"},
		"too wide":              {strings.Repeat("a,", 600) + "\nb\n", "line 1 has 601 columns, and 500 are the most"},
	} {
		table, err := read([]byte(c.text))
		got := strings.Join(table.Columns, "|")
		for _, row := range table.Rows {
			got += "\n" + strings.Join(row, "|")
		}
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

func TestAFileThatIsTooLarge(t *testing.T) {
	name := filepath.Join(t.TempDir(), "large.csv")
	if err := os.WriteFile(name, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(name, 100<<20); err != nil { // 100 MB of nothing
		t.Fatal(err)
	}
	if _, err := Read(name); err == nil || !strings.Contains(err.Error(), "has 100 MB, and 64 are the most") {
		t.Errorf("got %v", err)
	}
	_, err := Read(filepath.Dir(name))
	if want := fmt.Sprintf("%s is not an ordinary file", filepath.Dir(name)); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
