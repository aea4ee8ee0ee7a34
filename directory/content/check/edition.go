package check

import (
	"bandstand/directory/content/report"
	"bandstand/directory/schedule"
)

// Edition warns that what stands here in place of something in base was made before that
// was put right. Each says its edition, the day of its last change; whoever copies from
// base copies that line too, and what never had one is older than all others.
func Edition(r *report.Report, line int, own, base schedule.Date, file string) {
	if own.Before(base) {
		r.Warnf(line, "this stands in place of what %s has, and that was put right on %s, after this was made", file, base).
			Suggestf("compare the two, take over what is right, and write edition: %s", base)
	}
}
