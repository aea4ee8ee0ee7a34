package frontmatter

import "testing"

// A cure tells nothing that was not said.
func TestYearsMeant(t *testing.T) {
	const (
		anything = "write an age in figures, and what is more than that in note; where there is no limit, leave from out"
		nobody   = "where there is no limit, leave from out; where adults of any age come, write everyone: true beside younger"
		school   = "write the age in years; a year at school belongs in note"
		baby     = "write whole years, which is 0 for a baby; months belong in note"
	)
	for written, want := range map[string]string{
		"60+": "write from: 60", "60 +": "write from: 60", "60 plus": "write from: 60", "60-plus": "write from: 60",
		"sixty plus": "write from: 60", "Sixty-five plus": "write from: 65", "60 and over": "write from: 60", "60 & over": "write from: 60",
		"60 or over": "write from: 60", "aged 60 and above": "write from: 60", "60yrs": "write from: 60", "60s": "write from: 60",
		"7yrs": "write from: 7", "7 years": "write from: 7", "seven": "write from: 7", "seven years old": "write from: 7", "from 7": "write from: 7",
		"Age 7": "write from: 7", "7 upwards": "write from: 7", "about 7": "write from: 7",
		"5-11": "write from: 5, to: 11", "5–11": "write from: 5, to: 11", "5 to 11": "write from: 5, to: 11", "five to eleven": "write from: 5, to: 11",
		"between 5 and 11": anything,
		"over 55s":         "write the age itself, 55, if people of that age are meant too; if not, the next one",
		"under 5":          "that is an upper end: write to: with the last age that is included, 5 or the one before it",
		"<5":               "that is an upper end: write to: with the last age that is included, 5 or the one before it",
		">60":              "write the age itself, 60, if people of that age are meant too; if not, the next one", "≥60": "write from: 60",
		"5½": anything, "55 plus (but all welcome)": anything,
		"up to 11": "that is an upper end: write to: 11",
		"Year 5":   school, "KS2": school, "P4": school, "Y6": school,
		"6 months": baby, "18mths": baby, "3 weeks": baby,
		"all ages": nobody, "any": nobody, "everyone": nobody,
		"retired": anything, "pensioners": anything, "TBC": anything, "5.5": anything, "-": anything, "five or so": anything, "3 4 5": anything,
	} {
		if got := yearsMeant("from", written); got != want {
			t.Errorf("%q: got %q want %q", written, got, want)
		}
	}
}

func TestPoundsMeant(t *testing.T) {
	const (
		alone    = ", and nothing else; what it is for belongs in per"
		several  = "write one amount, in figures and nothing else; what others pay belongs in concessions"
		donation = "where people choose what they give, write pay_what_you_can: true in place of amount"
		unknown  = "write it in figures, with a point before the pence; words about money belong in note. While nobody knows, " +
			"keep the page a draft: status: draft"
	)
	for written, want := range map[string]string{
		"50p": "write amount: 0.50" + alone, "50 pence": "write amount: 0.50" + alone, "150p": "write amount: 1.50" + alone,
		"3,50": "write amount: 3.50" + alone, "£3.50 per session": "write amount: 3.50" + alone, "3 pounds": "write amount: 3.00" + alone,
		"three pounds": "write amount: 3.00" + alone, "£3 each": "write amount: 3.00" + alone, "GBP 4": "write amount: 4.00" + alone,
		"from £3": "write amount: 3.00 if that is what most people pay; that it may be another belongs in note",
		"2-3":     several, "£3 adults, £1 kids": several, "donation": donation, "by donations": donation, "pay what you can": donation,
		"TBC": unknown, "-": unknown, "ask": unknown,
	} {
		if got := poundsMeant("amount", written); got != want {
			t.Errorf("%q: got %q want %q", written, got, want)
		}
	}
}
