package frontmatter

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"bandstand/directory/slips"
	"bandstand/directory/words"
)

// otherWords are those that people write for one of the few that a field knows, and
// that mean the same.
var otherWords = func() map[string]string {
	said := map[string]string{}
	for meant, others := range map[string]string{
		"come-along":        "justturnup turnup justcomealong dropin justcome walkin nobooking",
		"book":              "booking bookahead bookinadvance bookingrequired bookingessential",
		"ask-first":         "ask ringfirst callfirst contactfirst",
		"professional-only": "referral referralonly",
		"ended":             "finished closed stopped over",
		"paused":            "onhold suspended",
		"live":              "active published running",
		"open":              "spaces spacesavailable available",
		"full":              "waitinglist nospaces",
		"nearly-full":       "fewplaces almostfull",
		"phoned":            "telephoned phone phonecall bytelephone byphone",
		"visited":           "inperson visit",
		"place-of-worship":  "church mosque chapel",
		"outdoors":          "park outside",
		"community":         "communitycentre villagehall",
		"surgery":           "gp",
		"care-home":         "carehome",
	} {
		for other := range strings.FieldsSeq(others) {
			said[other] = meant
		}
	}
	return said
}()

// choice returns a text where it is one of the few that its field knows, and reports it where
// it is not. A field that has no choices knows every text. All pages share the text of a choice.
func (d *decoder) choice(n *yaml.Node, k key, written string) (string, bool) {
	if k.choices == nil {
		return written, true
	}
	if i := slices.Index(k.choices, written); i >= 0 {
		return k.choices[i], true
	}
	problem := d.file.Errorf(d.line(n), "%s cannot be %s", words.Quote(k.name), words.Quote(written))
	if meant := otherWords[slips.Flatten(written)]; slices.Contains(k.choices, meant) {
		problem.Suggestf("write %s: %s", k.name, meant)
	} else {
		problem.Suggestf("%s", slips.DidYouMean(written, k.choices))
	}
	return written, false
}
