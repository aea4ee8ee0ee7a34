package content

import (
	"bandstand/directory/activity"
	"bandstand/directory/content/check"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/report"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
)

// statement reads what an accessibility statement has beside its own words; nil
// on a page that is none.
func (l *load) statement(r *report.Report, f fields.Statement) *activity.Statement {
	if !f.Set {
		return nil
	}
	statement := &activity.Statement{
		Status:   f.Status.Value,
		Prepared: l.statementDay(r, f, f.Prepared, "prepared"),
		Tested:   l.statementDay(r, f, f.Tested, "tested"),
		TestedBy: words.Own(check.Need(r, f.TestedBy, f.Line, "statement.tested_by", "who tested the site, and how")),
		Fails:    words.OwnEach(check.Strings(f.Fails)),
		Burden:   words.OwnEach(check.Strings(f.Burden)),
		Outside:  words.OwnEach(check.Strings(f.Outside)),
		Reply:    words.Own(f.Reply.Value),
	}
	check.Need(r, f.Status, f.Line, "statement.status", activity.PartlyAccessible)
	short := len(statement.Fails)+len(statement.Burden) > 0
	if statement.Status == activity.FullyAccessible && short {
		r.Errorf(f.Status.Line, `"status" is full, and "fails" or "burden" tells what is not accessible`).
			Suggestf("write status: partial")
	}
	if (statement.Status == activity.PartlyAccessible || statement.Status == activity.NotAccessible) && !short {
		r.Errorf(f.Status.Line, `"status" is %s, and nothing is told that is not accessible`, statement.Status).
			Suggestf("add fails: and what people cannot use, a line each")
	}
	return statement
}

// statementDay reads a day that a statement cannot stand without.
func (l *load) statementDay(r *report.Report, f fields.Statement, day frontmatter.Date, name string) schedule.Date {
	if day.Missing() {
		r.Missingf(f.Line, `%s is missing in "statement"`, words.Quote(name)).Suggestf("add %s: %s", name, l.days.Today)
	}
	return check.NotAhead(r, day, name, l.days.Latest())
}
