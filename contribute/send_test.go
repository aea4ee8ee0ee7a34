package contribute

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"html"
	"image"
	"image/jpeg"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"bandstand/contribute/answers"
	"bandstand/messages/email"
	"bandstand/messages/guard"
)

// letterBox keeps letters, or refuses them.
type letterBox struct {
	letters []email.Letter
	refuse  error
}

func (b *letterBox) Send(_ context.Context, letter email.Letter) error {
	if b.refuse != nil {
		return b.refuse
	}
	b.letters = append(b.letters, letter)
	return nil
}

// allTold is the address of the last form once everything was told.
var allTold string

// filled is a visitor who has told everything, and looks at the last form.
func filled(t *testing.T, changed map[string]url.Values) *visitor {
	t.Helper()
	v := visit(t)
	if changed == nil && allTold != "" {
		return v.open(allTold)
	}
	v.open(Path + "what")
	for _, step := range answers.Steps {
		typed := allotment()[step]
		if other, ok := changed[step]; ok {
			typed = other
		}
		if v.send(typed); step == "when" || step == "where" {
			v.send(typed)
		}
	}
	v.isAt("look")
	v.open(between(v.body, `<p><a class="button" href="`, `"`))
	if v.isAt("send"); changed == nil {
		allTold = v.at
	}
	return v
}

var stampTag = regexp.MustCompile(`name="(s|stamp)" value="([^"]*)"`)

// upload sends the last form as a browser does, with a picture unless that is nil.
func (v *visitor) upload(told url.Values, picture []byte) *visitor {
	v.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	write := func(name, value string) {
		if err := form.WriteField(name, value); err != nil {
			v.Fatal(err)
		}
	}
	for _, hidden := range stampTag.FindAllStringSubmatch(v.body, -1) {
		if _, other := told[hidden[1]]; !other {
			write(hidden[1], html.UnescapeString(hidden[2]))
		}
	}
	for name, values := range told {
		write(name, values[0])
	}
	file, err := form.CreateFormFile("picture", "IMG_0001.jpg")
	if err != nil {
		v.Fatal(err)
	}
	file.Write(picture)
	form.Close()
	r := httptest.NewRequest(http.MethodPost, Path+"send", &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	v.at = Path + "send"
	v.ask(r)
	return v
}

func honest() url.Values {
	return url.Values{"your-name": {"Zoë"}, "your-email": {"zoe@quillfeather.example"}, "speaks": {"yes"}}
}

func photograph(t *testing.T) []byte {
	t.Helper()
	var body bytes.Buffer
	if err := jpeg.Encode(&body, image.NewGray(image.Rect(0, 0, 1200, 800)), nil); err != nil {
		t.Fatal(err)
	}
	place := []byte("http://ns.adobe.com/xap/1.0/\x00exif:GPSLatitude='53,29.30001N'")
	head := append([]byte{0xff, 0xd8, 0xff, 0xe1}, binary.BigEndian.AppendUint16(nil, uint16(len(place)+2))...)
	return append(append(head, place...), body.Bytes()[2:]...)
}

// bomb is the head of a PNG that would be 2.5 thousand million pixels.
func bomb() []byte {
	chunk := append([]byte("IHDR\x00\x00\xc3\x50\x00\x00\xc3\x50"), 8, 6, 0, 0, 0)
	return binary.BigEndian.AppendUint32(append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), chunk...), crc32.ChecksumIEEE(chunk))
}

// TestAPageIsSent: the editors get the files as they go into content/, the sender a reference and, once the address is
// theirs, a copy.
func TestAPageIsSent(t *testing.T) {
	v := filled(t, nil)
	v.now = v.now.Add(time.Minute)
	v.upload(with(honest(), "copy", "yes", "alt", "Two spades in a bed of beans", "people", "none"), photograph(t))
	v.isAt("sent")
	reference := between(v.body, `class="reference">`, "<")
	if !regexp.MustCompile(`^[2-9A-Z]{6}$`).MatchString(reference) || strings.Contains(v.at, "zoe") {
		t.Fatalf("the reference is %q at %s", reference, v.at)
	}
	if len(v.box.letters) != 2 {
		t.Fatalf("%d letters", len(v.box.letters))
	}
	editors, question := v.box.letters[0], v.box.letters[1]
	if editors.To != "editors@bandstand.example.org" || editors.ReplyTo.Address != "zoe@quillfeather.example" || !strings.Contains(editors.Subject, reference) {
		t.Errorf("the letter goes to %q, is answered to %v and is called %q", editors.To, editors.ReplyTo, editors.Subject)
	}
	names := ""
	for _, file := range editors.Attached {
		names += file.Name + " " + file.Type + "\n"
	}
	if names != "seedley-beans.md text/markdown; charset=utf-8\nseedley-beans.md text/markdown; charset=utf-8\nseedley-beans.jpg image/jpeg\n" {
		t.Errorf("attached are %s", names)
	}
	for _, want := range []string{"content/activities/salford/seedley-beans.md", "content/organisations/seedley-beans.md", "content/images/seedley-beans.jpg", "zoe@quillfeather.example"} {
		if !strings.Contains(editors.Text, want) {
			t.Errorf("the letter does not say %q:\n%s", want, editors.Text)
		}
	}
	if page := string(editors.Attached[0].Body); !strings.Contains(page, "file: seedley-beans.jpg") || !strings.Contains(page, "no_people: true") {
		t.Errorf("the page has no picture:\n%s", page)
	}
	if bytes.Contains(editors.Attached[2].Body, []byte("GPSLatitude")) {
		t.Error("the picture still tells where it was taken")
	}
	if question.To != "zoe@quillfeather.example" || strings.Contains(question.Text, "Beans") || len(question.Attached) > 0 {
		t.Errorf("the question about the copy goes to %q and says\n%s", question.To, question.Text)
	}
	link := regexp.MustCompile(`https://\S+/add/copy\?s=\S+`).FindString(question.Text)
	v.open(strings.TrimPrefix(link, "https://bandstand.example.org"))
	if len(v.box.letters) != 2 {
		t.Fatal("the link alone sends the copy")
	}
	for range 2 { // pressed twice, it is sent once
		r := httptest.NewRequest(http.MethodPost, Path+"copy", strings.NewReader(url.Values{"s": {between(link+"&", "s=", "&")}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		v.ask(r)
	}
	if len(v.box.letters) != 3 || v.box.letters[2].To != "zoe@quillfeather.example" || !strings.Contains(v.box.letters[2].Text, "Seedley Beans") {
		t.Fatalf("%d letters, the last:\n%+v", len(v.box.letters), v.box.letters[len(v.box.letters)-1])
	}
	var whole bytes.Buffer
	if err := editors.Write(&whole, "site@bandstand.example"); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(strings.ReplaceAll(whole.String(), "\r\n", ""), base64.StdEncoding.EncodeToString(editors.Attached[0].Body)[:60]) {
		t.Errorf("the letter as a mail server gets it has no page:\n%.2000s", &whole)
	}
}

// TestWhatKeepsAPageFromBeingSent: the form comes back with what was typed, and nothing is sent.
func TestWhatKeepsAPageFromBeingSent(t *testing.T) {
	for name, test := range map[string]struct {
		told    url.Values
		picture []byte
		after   time.Duration
		status  int
		says    string
	}{
		"no way to ask":             {with(honest(), "your-email", ""), nil, time.Minute, 422, "Give a phone number or an email address, in case"},
		"no right to speak":         {with(honest(), "speaks", ""), nil, time.Minute, 422, "Tick that you may speak"},
		"an address that is none":   {with(honest(), "your-email", "zoe at home"), nil, time.Minute, 422, "Write an email address"},
		"two addresses":             {with(honest(), "your-email", "zoe@a.example, everybody@b.example"), nil, time.Minute, 422, "Write an email address"},
		"a header":                  {with(honest(), "your-email", "zoe@a.example\r\nBcc: everybody@b.example"), nil, time.Minute, 422, "Write an email address"},
		"a picture without words":   {honest(), photograph(t), time.Minute, 422, "Say what can be seen in the picture"},
		"people who were not asked": {with(honest(), "alt", "Twelve people", "people", "agreed"), photograph(t), time.Minute, 422, "Say who keeps the agreement"},
		"a picture of an iPhone":    {honest(), []byte("\x00\x00\x00\x24ftypheic\x00\x00\x00\x00mif1heic"), time.Minute, 422, "as iPhones keep it (HEIC)"},
		"a bomb":                    {honest(), bomb(), time.Minute, 422, "more pixels than we can take"},
		"a page in place of it":     {honest(), []byte("<!doctype html><script>"), time.Minute, 422, "not a JPEG, PNG or WebP"},
		"five megabytes":            {honest(), make([]byte, 5<<20), time.Minute, 413, "4 MB is the most"},
		"the trap":                  {with(honest(), "website", "https://spam.example"), nil, time.Minute, 422, "whether a person sent this"},
		"within a second":           {honest(), nil, time.Second, 422, "whether a person sent this"},
		"after two days":            {honest(), nil, 48 * time.Hour, 422, "open for a long time"},
		"a forged stamp":            {with(honest(), "stamp", "AAAA"), nil, time.Minute, 422, "open for a long time"},
		"a forged seal":             {with(honest(), "s", "AAAA"), nil, time.Minute, 410, "This link is not whole"},
	} {
		v := filled(t, nil)
		v.now = v.now.Add(test.after)
		v.upload(test.told, test.picture)
		if v.status != test.status || !strings.Contains(html.UnescapeString(v.body), test.says) {
			t.Errorf("%s: status %d, want %d and %q: %v\n%.600s", name, v.status, test.status, test.says, v.mistakes(), v.body)
		}
		if len(v.box.letters) > 0 {
			t.Errorf("%s: it was sent to %s", name, v.box.letters[0].To)
		}
		if test.status == 422 && !strings.Contains(v.body, `value="Zoë"`) {
			t.Errorf("%s: what was typed is lost", name)
		}
	}
}

// What may be about a person is shown once more, and goes nowhere until somebody says that it may.
func TestWhatIsAboutAPersonIsAskedAbout(t *testing.T) {
	v := filled(t, map[string]url.Values{
		"first": {"first_visit": {"Ask for Mary Smith. Mary Smith has dementia."}}, "reach": with(allotment()["reach"], "phone", "07700 900123"),
	})
	for _, want := range []string{"looks like a person", "07700 900 123 is a mobile"} {
		if !strings.Contains(v.body, want) {
			t.Errorf("it does not ask about %q:\n%s", want, between(v.body, `section--personal`, "</ul>"))
		}
	}
	v.now = v.now.Add(time.Minute)
	if v.upload(honest(), nil); v.status != 422 || len(v.box.letters) > 0 {
		t.Fatalf("status %d, %d letters", v.status, len(v.box.letters))
	}
	v.upload(with(honest(), "agreed", "yes"), nil).isAt("sent")
	if letter := v.box.letters[0].Text; !strings.Contains(letter, "Ask before you publish") || !strings.Contains(letter, "Mary Smith") {
		t.Errorf("the editors are not told:\n%s", letter)
	}
}

// What is pressed twice is sent once; a mail server that takes nothing leaves everything as it was; a flood ends.
func TestRepeatsAndFloods(t *testing.T) {
	v := filled(t, nil)
	v.now = v.now.Add(time.Minute)
	form := v.body
	v.box.refuse = email.Failure{Step: "reach the mail server"}
	if v.upload(honest(), nil); v.status != http.StatusServiceUnavailable || !strings.Contains(v.body, "has not reached the editors") {
		t.Fatalf("status %d:\n%s", v.status, v.body)
	}
	v.box.refuse = nil
	for range 3 {
		v.body = form
		v.upload(honest(), nil).isAt("sent")
	}
	if len(v.box.letters) != 1 {
		t.Errorf("%d letters", len(v.box.letters))
	}
	for i := range guard.MostPerStamp + 1 {
		v.body = form
		v.upload(with(honest(), "your-phone", "01632 96000"+string(rune('0'+i))), nil)
	}
	if v.status != 422 || !strings.Contains(v.body, "sent a few times already") {
		t.Errorf("status %d after as many as one stamp takes", v.status)
	}
	for range 70 {
		v.body = form
		v.upload(with(honest(), "speaks", ""), nil)
	}
	if v.status != http.StatusTooManyRequests {
		t.Errorf("status %d after a flood", v.status)
	}
}

// Nobody is told that something was sent but who sent it.
func TestConfirmationsCannotBeForged(t *testing.T) {
	for _, address := range []string{Path + "sent", Path + "sent?ref=ABCDEF&seal=AAAA", Path + "copy?s=AAAA"} {
		if v := visit(t).open(address); v.status < 400 {
			t.Errorf("%s: status %d", address, v.status)
		}
	}
}
