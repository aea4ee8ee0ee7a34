package activity

// How far a site meets the guidelines, as an accessibility statement tells.
const (
	FullyAccessible  = "full"
	PartlyAccessible = "partial"
	NotAccessible    = "none"
)

// statement reads what an accessibility statement tells beside its own words; nil
// on a page that is none.
func (l *loader) statement(s *source, f statementFields) *Statement {
	if !f.told {
		return nil
	}
	statement := &Statement{
		Status:   s.choice(f.Status, "status", FullyAccessible, PartlyAccessible, NotAccessible),
		Prepared: l.statementDay(s, f, f.Prepared, "prepared"),
		Tested:   l.statementDay(s, f, f.Tested, "tested"),
		TestedBy: s.need(f.TestedBy, f.line, "statement.tested_by", "who tested the site, and how"),
		Fails:    allText(f.Fails),
		Burden:   allText(f.Burden),
		Outside:  allText(f.Outside),
		Reply:    f.Reply.is,
	}
	s.need(f.Status, f.line, "statement.status", PartlyAccessible)
	short := len(statement.Fails)+len(statement.Burden) > 0
	if statement.Status == FullyAccessible && short {
		s.wrong(f.Status.line, `"status" is full, and "fails" or "burden" tells what is not accessible`).mend("write status: partial")
	}
	if (statement.Status == PartlyAccessible || statement.Status == NotAccessible) && !short {
		s.wrong(f.Status.line, `"status" is %s, and nothing is told that is not accessible`, statement.Status).mend("add fails: and what people cannot use, a line each")
	}
	return statement
}

// statementDay reads a day that a statement cannot stand without.
func (l *loader) statementDay(s *source, f statementFields, day date, name string) Date {
	if day.absent() {
		s.missing(f.line, `%s is missing in "statement"`, quote(name)).mend("add %s: %s", name, l.today)
	}
	return s.past(day, name, l.latest())
}
