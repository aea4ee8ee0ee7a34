package check

import (
	"bandstand/directory/activity"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/report"
	"bandstand/directory/words"
)

// Safeguarding checks a safeguarding block. It returns nil where there is none.
func Safeguarding(r *report.Report, f fields.Safeguarding) *activity.Safeguarding {
	if !f.Set {
		return nil
	}
	Need(r, f.Lead, f.Line, "safeguarding.lead", "the role of whoever looks after this, such as Safeguarding lead")
	Role(r, f.Lead, "lead")
	Need(r, f.IfWorried, f.Line, "safeguarding.if_worried", "what somebody should do who is worried")
	Need(r, f.Checks, f.Line, "safeguarding.checks", "roles-that-need-one-have-one, none-needed or not-told")
	return &activity.Safeguarding{
		Lead:      words.Own(f.Lead.Value),
		IfWorried: words.Own(f.IfWorried.Value),
		Checks:    f.Checks.Value,
		Policy:    Website(r, f.Policy, "policy"),
		Training:  words.Own(f.Training.Value),
		Reviewed:  f.Reviewed.Value,
	}
}
