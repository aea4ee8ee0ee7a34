package content_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"bandstand/directory/content"
)

// hostile are pages that somebody writes to stop the build, to fill its memory
// or to slip something past a reviewer, and a part of what they are told.
var hostile = map[string]struct{ page, want string }{
	"empty":                 {"", "this page is empty"},
	"blank":                 {" \n\t\n", "this page is empty"},
	"5 MB":                  {"---\ntitle: Songs\n---\n" + strings.Repeat("la la la\n", 600_000), "larger than 256 KB"},
	"not UTF-8":             {"---\ntitle: Caf\xe9\n---\n", "songs.md:2: this file is not written in UTF-8"},
	"NUL":                   {"---\ntitle: a\x00b\n---\n", "songs.md:2: this line holds a character that cannot be seen (U+0000)"},
	"bidi override":         {"---\ntitle: a\n---\nCome \u202eenola\n", "songs.md:4: this line holds a character that cannot be seen (U+202E)"},
	"bidi by reference":     {withWords("Come &#8238;enola"), "cannot be seen (U+202E)"},
	"alias bomb":            {"---\n" + aliasBomb() + "---\n", "a value cannot begin with &"},
	"merge key":             {"---\n<<: {title: Songs}\n---\n", `unknown field "<<"`},
	"deep flow":             {"---\nkinds: " + strings.Repeat("[", 9000) + strings.Repeat("]", 9000) + "\n---\n", "nested too deeply"},
	"deeper flow":           {"---\nkinds: " + strings.Repeat("[", 100_000) + "\n---\n", "songs.md:2:"},
	"deep mapping":          {"---\n" + deepMapping(300) + "---\n", "nested too deeply"},
	"long list":             {"---\nkinds: [" + strings.Repeat("music, ", 5000) + "]\n---\n", "more than 200 entries"},
	"many keys":             {"---\n" + manyKeys(5000) + "---\n", "more than 200 fields"},
	"many mistakes":         {"---\n" + manyKeys(150) + "---\n", "more things are wrong with this file"},
	"a key that is a list":  {"---\n? [a, b]\n: c\n---\n", "the name of a field is expected"},
	"a long mistake":        {"---\ntitle: a: " + strings.Repeat("b", 200_000) + "\n---\n", "there is a colon"},
	"a list of all":         {"---\n- title: Songs\n---\n", "needs named parts"},
	"10,000 brackets":       {withWords(strings.Repeat("[", 10_000)), ""},
	"10,000 quotations":     {withWords(strings.Repeat(">", 10_000) + "x"), "than anybody can read"},
	"10,000 lists":          {withWords(strings.Repeat("- ", 10_000) + "x"), "than anybody can read"},
	"10,000 emphases":       {withWords(strings.Repeat("*a _b ", 10_000)), ""},
	"100,000 stresses":      {withWords(strings.Repeat("*a**b_c__", 25_000)), "than anybody can read"},
	"30,000 headings":       {withWords(strings.Repeat("#\n", 30_000)), "shown one step smaller"},
	"10,000 code spans":     {withWords(codeSpans()), ""},
	"10,000 entities":       {withWords(strings.Repeat("&#91;", 10_000)), ""},
	"10,000 tags":           {withWords(strings.Repeat("<a ", 10_000)), ""},
	"10,000 links":          {withWords(strings.Repeat("[a](", 10_000)), "than anybody can read"},
	"a path as a town":      {strings.Replace(withWords(""), "town: salford", "town: ../../etc/passwd", 1), "is not the short name of a town"},
	"a path as an alias":    {strings.Replace(withWords(""), "last_checked", "aliases: [/activities/../../x/]\nlast_checked", 1), "cannot be an old address"},
	"a path as a picture":   {strings.Replace(withWords(""), "last_checked", "image: {file: ../../../etc/passwd.png, alt: x, no_people: true}\nlast_checked", 1), "is only the name of a file"},
	"a path of Windows":     {strings.Replace(withWords(""), "last_checked", "image: {file: '..\\x.png', alt: x, no_people: true}\nlast_checked", 1), "is only the name of a file"},
	"a path instead":        {strings.Replace(withWords(""), "last_checked", "status: ended\ninstead: [../songs]\nlast_checked", 1), "there is no activity"},
	"a number in a code":    {withWords("Ring &#48;906 123 4567."), "begins with 09"},
	"a number in pieces":    {withWords("Ring 09<!-- x -->06 1**23** - 4567."), "begins with 09"},
	"a number behind one":   {withWords("Come to room 12. 0906 123 4567."), "begins with 09"},
	"a number in a note":    {strings.Replace(withWords(""), "cost: {free: true}", "cost: {free: true, note: 'To book, O9O6/123/4567'}", 1), "begins with 09"},
	"directory enquiries":   {withWords("Ask 118-118."), "begins with 118"},
	"a link that lies":      {withWords("[samaritans.foundation](https://evil.example/)"), `say "samaritans.foundation"`},
	"stops of another kind": {withWords("[www。nhs。uk](https://evil.example/)"), `say "www.nhs.uk"`},
	"a Cyrillic letter":     {strings.Replace(withWords(""), "title: Songs", "title: S\u043engs", 1), "letters that only look like"},
	"letters of formulas":   {withWords("All of us are 𝐃𝐁𝐒 checked."), "letters that only look like"},
	"not a picture":         {strings.Replace(withWords(""), "last_checked", "image: {file: text.png, alt: x, no_people: true}\nlast_checked", 1), "not a picture that can be read"},
	"a picture too large":   {strings.Replace(withWords(""), "last_checked", "image: {file: huge.png, alt: x, no_people: true}\nlast_checked", 1), "measures 20000 by 20000 pixels"},
	"64 megapixels":         {strings.Replace(withWords(""), "last_checked", "image: {file: large.png, alt: x, no_people: true}\nlast_checked", 1), "measures 8000 by 8000 pixels; 12,000 a side and 60 million in all are the most"},
	"a picture cut short":   {strings.Replace(withWords(""), "last_checked", "image: {file: half.png, alt: x, no_people: true}\nlast_checked", 1), "is damaged, or was cut short"},
	"a picture of scans":    {strings.Replace(withWords(""), "last_checked", "image: {file: scans.jpg, alt: x, no_people: true}\nlast_checked", 1), "is damaged, or was cut short"},
	"a picture that moves":  {strings.Replace(withWords(""), "last_checked", "image: {file: songs.gif, alt: x, no_people: true}\nlast_checked", 1), "not a kind of picture"},
	"no such picture":       {strings.Replace(withWords(""), "last_checked", "image: {file: song.png, alt: x, no_people: true}\nlast_checked", 1), `did you mean "songs.png"?`},
	"a folder as a picture": {strings.Replace(withWords(""), "last_checked", "image: {file: folder.png, alt: x, no_people: true}\nlast_checked", 1), "not an ordinary file"},
	"a picture of 21 MB":    {strings.Replace(withWords(""), "last_checked", "image: {file: heavy.png, alt: x, no_people: true}\nlast_checked", 1), "has 21 MB, and 20 are the most"},
	"no consent":            {strings.Replace(withWords(""), "last_checked", "image: {file: songs.png}\nlast_checked", 1), "needs their consent"},
	"old consent":           {strings.Replace(withWords(""), "last_checked", "image: {file: songs.png, alt: x, consent: {by: the secretary, date: 2024-01-01, review: 2025-01-01}}\nlast_checked", 1), "time to ask again"},
}

// withWords gives the sound page of base with other words below.
func withWords(words string) string {
	archive, err := os.ReadFile("testdata/base.txtar")
	if err != nil {
		panic(err)
	}
	_, page, _ := strings.Cut(string(archive), "-- "+songs+" --\n")
	front, _, _ := strings.Cut(page, "\n---\n")
	return front + "\n---\n" + words + "\n"
}

func aliasBomb() string {
	bomb := "kinds: &a0 [lol, lol]\n"
	for n := 1; n < 30; n++ {
		bomb += fmt.Sprintf("a%d: &a%d [*a%d, *a%d, *a%d]\n", n, n, n-1, n-1, n-1)
	}
	return bomb
}

func deepMapping(levels int) string {
	var deep strings.Builder
	for n := range levels {
		deep.WriteString(strings.Repeat(" ", n) + "a:\n")
	}
	return deep.String()
}

func manyKeys(n int) string {
	var keys strings.Builder
	for i := range n {
		fmt.Fprintf(&keys, "key%d: x\n", i)
	}
	return keys.String()
}

func codeSpans() string {
	var spans strings.Builder
	for n := 1; n < 400; n++ {
		spans.WriteString(strings.Repeat("`", n) + " a ")
	}
	return spans.String()
}

// heavy is more than a picture may weigh; only its length is looked at.
var heavy = make([]byte, 21<<20)

func pictures(t testing.TB, held fstest.MapFS) {
	t.Helper()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 4, 3))); err != nil {
		t.Fatal(err)
	}
	held["images/half.png"] = &fstest.MapFile{Data: picture.Bytes()[:picture.Len()-20], Mode: 0o644}
	held["images/scans.jpg"] = &fstest.MapFile{Data: manyScans(t), Mode: 0o644}
	huge := resized(bytes.Clone(picture.Bytes()), 20_000)
	held["images/large.png"] = &fstest.MapFile{Data: resized(bytes.Clone(picture.Bytes()), 8_000), Mode: 0o644}
	held["activities/salford/songs.png"] = &fstest.MapFile{Data: picture.Bytes(), Mode: 0o644}
	held["images/text.png"] = &fstest.MapFile{Data: []byte("words"), Mode: 0o644}
	held["images/folder.png/.inside"] = &fstest.MapFile{Mode: 0o644}
	held["images/heavy.png"] = &fstest.MapFile{Data: heavy, Mode: 0o644}
	held["images/huge.png"] = &fstest.MapFile{Data: huge, Mode: 0o644}
}

// manyScans is a picture with as many starts of a scan as no program writes.
func manyScans(t testing.TB) []byte {
	t.Helper()
	var picture bytes.Buffer
	if err := jpeg.Encode(&picture, image.NewGray(image.Rect(0, 0, 4, 3)), nil); err != nil {
		t.Fatal(err)
	}
	note := bytes.Repeat([]byte("\xff\xda"), 101)
	head := binary.BigEndian.AppendUint16([]byte("\xff\xd8\xff\xfe"), uint16(2+len(note)))
	return slices.Concat(head, note, picture.Bytes()[2:])
}

func TestHostilePages(t *testing.T) {
	for name, c := range hostile {
		t.Run(name, func(t *testing.T) {
			held := base(t)
			pictures(t, held)
			held[songs] = &fstest.MapFile{Data: []byte(c.page), Mode: 0o644}
			directory, problems := content.Load(held, saturday)
			if len(directory.Activities) == 0 && len(content.Errors(problems)) == 0 {
				t.Error("the page was dropped in silence")
			}
			if got := told(problems); !strings.Contains(got, c.want) {
				t.Errorf("got:\n%s\nwant it to say %s", got, c.want)
			}
			if got := told(problems); len(got) > 20_000 {
				t.Errorf("got %d bytes of problems", len(got))
			}
			if len(problems) > 60 {
				t.Errorf("got %d problems, which nobody reads", len(problems))
			}
		})
	}
}

// Windows editors begin a file with a byte-order mark and end lines their way.
func TestWindowsFiles(t *testing.T) {
	held := base(t)
	page := strings.ReplaceAll(string(held[songs].Data), "\n", "\r\n")
	held[songs] = &fstest.MapFile{Data: []byte("\ufeff" + page), Mode: 0o644}
	directory, problems := content.Load(held, saturday)
	if got := told(problems); got != "" {
		t.Errorf("got problems:\n%s", got)
	}
	if it, ok := directory.Activity("songs"); !ok || it.Body.Plain() != "Come and make a noise." {
		t.Errorf("got %+v", it)
	}
}

// Somebody may send a directory of thousands of pages, each of which names the
// others or is wrong throughout.
func TestHostileDirectories(t *testing.T) {
	pages := 150
	if testing.Short() {
		pages = 60
	}
	var instead, broken strings.Builder
	for n := range 150 {
		fmt.Fprintf(&instead, "page-%d, ", pages-1-n)
		fmt.Fprintf(&broken, "[there](/activities/none-such-%d/)\n", n)
	}
	for name, page := range map[string]string{
		"all name others":      strings.Replace(withWords(""), "last_checked", "status: ended\ninstead: ["+instead.String()+"]\nlast_checked", 1),
		"links to no page":     withWords(broken.String()),
		"no such organisation": strings.Replace(withWords(""), "organisation: song-circle", "organisation: page-circles", 1),
		"wrong throughout":     "---\n" + manyKeys(60) + "---\n",
	} {
		t.Run(name, func(t *testing.T) {
			held := base(t)
			for n := range pages {
				held[fmt.Sprintf("activities/page-%d.md", n)] = &fstest.MapFile{Data: []byte(page), Mode: 0o644}
				held[fmt.Sprintf("organisations/page-circle-%d.md", n)] = &fstest.MapFile{Data: []byte("---\nname: Circle\n---\n"), Mode: 0o644}
			}
			_, problems := content.Load(held, saturday)
			if len(problems) > 1001 {
				t.Errorf("got %d problems, which nobody reads", len(problems))
			}
		})
	}
}

// What search could not count is told before anything is built.
func TestMoreThanSearchCanCount(t *testing.T) {
	held := base(t)
	kinds := bytes.Clone(held["vocabulary/kinds.yaml"].Data)
	for n := range 70 {
		kinds = fmt.Appendf(kinds, "- {slug: kind-%d, label: Kind %d}\n", n, n)
	}
	held["vocabulary/kinds.yaml"] = &fstest.MapFile{Data: kinds, Mode: 0o644}
	var codes []string
	for n := range 70 {
		codes = append(codes, fmt.Sprintf("x%c%c", 'a'+n/26, 'a'+n%26))
	}
	page := strings.Replace(withWords(""), "last_checked", "languages: ["+strings.Join(codes, ", ")+"]\nlast_checked", 1)
	held[songs] = &fstest.MapFile{Data: []byte(page), Mode: 0o644}
	directory, problems := content.Load(held, saturday)
	for _, want := range []string{"vocabulary/kinds.yaml:55: there are more than 64 terms here", "activities: warning: 70 languages are spoken here"} {
		if got := told(problems); !strings.Contains(got, want) {
			t.Errorf("got:\n%s\nwant it to say %s", got, want)
		}
	}
	if len(directory.Kinds) != 64 {
		t.Errorf("got %d kinds", len(directory.Kinds))
	}
}

// What a check says is read in terminals and by programs that take a line which
// begins with :: for a command to themselves.
func TestProblemsForgeNoLine(t *testing.T) {
	held := base(t)
	for _, line := range []string{
		`"a\n::error::forged": x`, `"\e[2J\a": x`, `status: "\e]0;title\a"`, `last_checked: "\e[31m"`, `cost: {free: "\r\e[1A"}`,
	} {
		page := strings.Replace(withWords(""), "last_checked", line+"\nlast_checked", 1)
		held[fmt.Sprintf("activities/forged-%d.md", len(held))] = &fstest.MapFile{Data: []byte(page), Mode: 0o644}
	}
	held["activities/a\n::error::forged.md"] = &fstest.MapFile{Data: []byte("---\n---\n"), Mode: 0o644}
	held["activities/\x1b[2J/notes.txt"] = &fstest.MapFile{Mode: 0o644}
	_, problems := content.Load(held, saturday)
	if len(problems) < 7 {
		t.Errorf("got only %d problems:\n%s", len(problems), told(problems))
	}
	for _, problem := range problems {
		said := strings.Replace(problem.String(), "\n  hint: ", "", 1)
		if strings.ContainsFunc(said, unicode.IsControl) {
			t.Errorf("got %q", said)
		}
	}
}

// A link leads out of the tree that was reviewed, so it is never followed.
func TestLinksAreNotFollowed(t *testing.T) {
	folder := t.TempDir()
	for name, file := range base(t) {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, file.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	page := filepath.Join(folder, filepath.FromSlash(songs))
	secret := filepath.Join(t.TempDir(), "secret.md")
	if err := os.Rename(page, secret); err != nil {
		t.Fatal(err)
	}
	for _, link := range []string{page, filepath.Join(folder, "pages")} {
		if err := os.Symlink(secret, link); err != nil {
			t.Skip("no symbolic links here: ", err)
		}
	}
	directory, problems := content.Load(os.DirFS(folder), saturday)
	if len(directory.Activities) != 0 {
		t.Error("a link was followed")
	}
	if got := told(problems); !strings.Contains(got, songs+": this is not an ordinary file") || !strings.Contains(got, "pages: ") {
		t.Errorf("got:\n%s", got)
	}
}

// resized writes other measures into the header of a PNG, which is all that is
// read of a picture here.
func resized(picture []byte, side uint32) []byte {
	header := picture[16:]
	binary.BigEndian.PutUint32(header[0:], side)
	binary.BigEndian.PutUint32(header[4:], side)
	binary.BigEndian.PutUint32(picture[29:], crc32.ChecksumIEEE(picture[12:29]))
	return picture
}
