package phrases

import (
	"slices"
	"strings"
	"time"

	"bandstand/directory/schedule"
)

// Kind is what an item of a text says.
type Kind int

const (
	Filler      Kind = iota // says nothing here
	Unknown                 // words that are about something else
	Doubt                   // words that are about when, and nobody here knows what
	Comma                   // a comma, a bracket
	Stop                    // the end of a sentence or line
	Weekdays                // days of the week
	OnDates                 // days of the calendar
	Clocks                  // when it begins, and ends
	Often                   // how often
	otherWeek               // "every other": goes before days
	turn                    // "every second": goes before days, and may be meant in two ways
	Nth                     // which week of the month
	PartOfDay               // "mornings"
	Term                    // in term time
	Holidays                // what becomes of bank holidays
	Months                  // a season
	Bounds                  // from, until
	Always                  // all year
	fromWord                // what goes before a date
	untilWord               //
	negation                //
	addition                //
	Feast                   // when nearly everybody pauses, for days that nobody here knows
	Arranged                // words that stand beside sessions or instead of them
	ExceptDays              // not on these days of the week
	ExceptDates             // nor on these of the calendar
	AlsoDates               // on these too
)

// Meaning is what a phrase says.
type Meaning struct {
	Kind  Kind
	Weeks int    // Often, otherWeek, turn: weeks from one to the next; Nth: the week of the month
	Month bool   // Often: once a month
	Part  Part   // PartOfDay
	Bank  string // Holidays: a value of Schedule.BankHolidays
	Days  []time.Weekday
	name  time.Month // months
}

// Part is a part of the day as people speak of it.
type Part int

const (
	AnyPart Part = iota
	morning
	afternoon
	evening
	pm // afternoon or evening
)

// has reports whether something that begins at a time can be said to be in a part of the day.
func (p Part) has(start schedule.Clock) bool {
	switch p {
	case morning:
		return start < 12*60
	case afternoon:
		return 12*60 <= start && start < 18*60
	case evening:
		return 16*60 <= start
	case pm:
		return 12*60 <= start
	}
	return true
}

var (
	allDays = []time.Weekday{
		time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday,
	}
	toDays  = allDays[:5]
	endDays = allDays[5:]
)

// lexicon is what is understood as it stands, in English and Welsh, folded. A hyphen may stand
// between two words of a phrase.
var lexicon = gather([]struct {
	meaning Meaning
	phrases string
}{
	{Meaning{Kind: Often, Weeks: 1}, `weekly, every week, each week, once a week, on a weekly basis,
		bob wythnos, pob wythnos, yn wythnosol, unwaith yr wythnos`},
	{Meaning{Kind: Often, Weeks: 2}, `fortnightly, every fortnight, each fortnight, once a fortnight,
		every other week, every second week, every 2nd week, alternate weeks, alternate week,
		alternating weeks, every alternate week, bob pythefnos, pob pythefnos, bob yn ail wythnos,
		unwaith bob pythefnos`},
	{Meaning{Kind: Often, Weeks: 3}, `every third week, every 3rd week`},
	{Meaning{Kind: Often, Weeks: 4}, `every fourth week, every 4th week`},
	{Meaning{Kind: Often, Month: true}, `monthly, every month, each month, once a month, of the month,
		of each month, of every month, in the month, in each month, in every month, of month,
		each calendar month, a month, bob mis, pob mis, y mis, or mis, o bob mis,
		ym mhob mis, unwaith y mis`},
	{Meaning{Kind: otherWeek, Weeks: 2}, `every other, every alternate, alternate, alternating,
		bob yn ail`},
	{Meaning{Kind: turn, Weeks: 2}, `every second, every 2nd, bob ail`},
	{Meaning{Kind: turn, Weeks: 3}, `every third, every 3rd`},
	{Meaning{Kind: turn, Weeks: 4}, `every fourth, every 4th`},
	{Meaning{Kind: Nth, Weeks: 1}, `1st, first, 1af, cyntaf, gyntaf`},
	{Meaning{Kind: Nth, Weeks: 2}, `2nd, second, 2il, ail`},
	{Meaning{Kind: Nth, Weeks: 3}, `3rd, third, 3ydd, trydydd, thrydydd, trydedd`},
	{Meaning{Kind: Nth, Weeks: 4}, `4th, fourth, 4ydd, pedwerydd, phedwerydd, pedwaredd`},
	{Meaning{Kind: Nth, Weeks: schedule.LastWeek}, `last, final, olaf`},

	{Meaning{Kind: Weekdays, Days: allDays}, `daily, every day, everyday, each day, seven days a week,
		7 days a week, every day of the week, bob dydd, yn ddyddiol`},
	{Meaning{Kind: Weekdays, Days: toDays}, `weekdays, every weekday, each weekday, weekday,
		dyddiaur wythnos`},
	{Meaning{Kind: Weekdays, Days: endDays}, `weekends, every weekend, each weekend, penwythnosau,
		bob penwythnos, ar benwythnosau, ar y penwythnos`},
	{Meaning{Kind: Weekdays, Days: []time.Weekday{time.Monday}}, `monday, mondays, mon, mons, llun, lun`},
	{Meaning{Kind: Weekdays, Days: []time.Weekday{time.Tuesday}}, `tuesday, tuesdays, tue, tues, mawrth,
		fawrth`},
	{Meaning{Kind: Weekdays, Days: []time.Weekday{time.Wednesday}}, `wednesday, wednesdays, wed, weds,
		mercher, fercher`},
	{Meaning{Kind: Weekdays, Days: []time.Weekday{time.Thursday}}, `thursday, thursdays, thu, thur, thurs,
		iau`},
	{Meaning{Kind: Weekdays, Days: []time.Weekday{time.Friday}}, `friday, fridays, fri, fris, frid, gwener,
		wener`},
	{Meaning{Kind: Weekdays, Days: []time.Weekday{time.Saturday}}, `saturday, saturdays, sat, sats,
		sadwrn`},
	{Meaning{Kind: Weekdays, Days: []time.Weekday{time.Sunday}}, `sunday, sundays, sun, suns, sul`},

	{Meaning{Kind: PartOfDay, Part: morning}, `morning, mornings, in the morning, in the mornings, am,
		bore, y bore, yn y bore, fore, boreau`},
	{Meaning{Kind: PartOfDay, Part: afternoon}, `afternoon, afternoons, in the afternoon,
		in the afternoons, prynhawn, y prynhawn, yn y prynhawn, brynhawn, pnawn,
		y pnawn, prynhawniau`},
	{Meaning{Kind: PartOfDay, Part: evening}, `evening, evenings, eve, eves, in the evening,
		in the evenings, night, nights, at night, yr hwyr, y nos, gydar nos, yn yr hwyr,
		gyda r nos, nosweithiau`},
	{Meaning{Kind: PartOfDay, Part: pm}, `pm`},

	{Meaning{Kind: Term}, `term time, termtime, term times, during term, school terms, in school term,
		in school terms, during school term, during school terms, in term, in the school term,
		during the school term, in the term, school term, term only, terms only, school days, in termtime,
		in term time, in school term time, during term time, during termtime, school term time,
		not in school holidays, not in the school holidays, not school holidays,
		not during school holidays, not during the school holidays, except school holidays,
		except in school holidays, except in the school holidays, except during school holidays,
		except during the school holidays, excluding school holidays, excluding the school holidays,
		excl school holidays, exc school holidays, apart from school holidays, closed school holidays,
		closed in school holidays, closed during school holidays, closed in the school holidays,
		closed during the school holidays, outside school holidays, outside of school holidays,
		no sessions in school holidays, no sessions in the school holidays,
		no sessions during school holidays, but not in school holidays, but not in the school holidays,
		yn nhymor yr ysgol, yn ystod tymor yr ysgol, yn ystod y tymor, yn y tymor, tymor ysgol,
		tymor yr ysgol, yn ystod y tymor ysgol, yn ystod tymor ysgol, yn ystod tymhorau ysgol, yn ystod tymhoraur ysgol, tymor yn unig, adeg tymor, ddim yn y gwyliau ysgol,
		ddim yn ystod gwyliau ysgol, ddim yn ystod gwyliaur ysgol, nid yn ystod gwyliau ysgol,
		nid yn ystod gwyliaur ysgol, ond nid yn ystod gwyliau ysgol, ond nid yn ystod gwyliaur ysgol,
		heblaw gwyliau ysgol, heblaw gwyliaur ysgol, heblaw am wyliau ysgol, heblaw am wyliaur ysgol,
		ac eithrio gwyliau ysgol, ac eithrio gwyliaur ysgol`},
	{Meaning{Kind: Holidays, Bank: schedule.ClosedOnBankHolidays}, `except bank holidays,
		except on bank holidays, not bank holidays, not on bank holidays, excluding bank holidays,
		excl bank holidays, exc bank holidays, closed bank holidays, closed on bank holidays,
		no bank holidays, apart from bank holidays, but not bank holidays, but not on bank holidays,
		except bank holiday mondays, excluding bank holiday mondays, not bank holiday mondays,
		except for bank holidays, not on a bank holiday, not public holidays, except public holidays,
		excluding public holidays, closed on public holidays, not including bank holidays,
		ddim ar wyliau banc, heblaw gwyliau banc, ac eithrio gwyliau banc, ar wahan i wyliau banc,
		ar gau ar wyliau banc, ar gau gwyliau banc, dim ar wyliau banc, nid ar wyliau banc,
		ond nid ar wyliau banc, ond ddim ar wyliau banc, heblaw am wyliau banc, heblaw ar wyliau banc,
		ac eithrio ar wyliau banc, ar gau ar wyliaur banc, ar gau ar wyl banc`},
	{Meaning{Kind: Holidays, Bank: schedule.RunsOnBankHolidays}, `including bank holidays,
		inc bank holidays, incl bank holidays, on bank holidays too, bank holidays too,
		bank holidays included, open bank holidays, open on bank holidays, ar wyliau banc hefyd,
		gan gynnwys gwyliau banc, ar agor ar wyliau banc`},

	{Meaning{Kind: Months, name: time.January}, `january, jan, ionawr`},
	{Meaning{Kind: Months, name: time.February}, `february, feb, chwefror`},
	{Meaning{Kind: Months, name: time.March}, `march, mar`},
	{Meaning{Kind: Months, name: time.April}, `april, apr, ebrill`},
	{Meaning{Kind: Months, name: time.May}, `may, mai, fai`},
	{Meaning{Kind: Months, name: time.June}, `june, jun, mehefin, fehefin`},
	{Meaning{Kind: Months, name: time.July}, `july, jul, gorffennaf, orffennaf`},
	{Meaning{Kind: Months, name: time.August}, `august, aug, awst`},
	{Meaning{Kind: Months, name: time.September}, `september, sept, sep, medi, fedi`},
	{Meaning{Kind: Months, name: time.October}, `october, oct, hydref`},
	{Meaning{Kind: Months, name: time.November}, `november, nov, tachwedd, dachwedd`},
	{Meaning{Kind: Months, name: time.December}, `december, dec, rhagfyr, ragfyr`},

	{Meaning{Kind: fromWord}, `from, starting, starting on, starting from, starts, starts on, start,
		start on, beginning, beginning on, begins, begins on, commencing, commencing on, commences,
		as from, as of, first one, first one on, first one is, first one is on, first session,
		first session on, first meeting, first meeting on, next one, next one on, next one is,
		next one is on, o, yn dechrau, yn dechrau ar, gan ddechrau,
		gan ddechrau ar, yn cychwyn, yn cychwyn ar, y cyntaf ar`},
	{Meaning{Kind: untilWord}, `until, till, til, ending, ending on, ends, ends on, up to, through to,
		finishing, finishing on, last one, last one on, last one is, last one is on, last session,
		last session on, last meeting, last meeting on, tan, hyd, hyd at, yn gorffen, yn gorffen ar`},
	{Meaning{Kind: negation}, `not, not in, not during, not on, not at, not over, not for, except,
		except in, except during, except on, except for, except at, except over, excluding, excl, exc,
		apart from, other than, but not, but not in, but not on, but not during, closed, closed in,
		closed during, closed on, closed for, closed at, closed over, no meeting, no meetings,
		no meeting in, no meetings in, no meeting on, no meetings on, no session, no sessions,
		no session in, no sessions in, no session on, no sessions on, none in, no group in, no club in,
		no class in, no classes in, no class on, no classes on, minus, ond nid, nid, dim, ddim, ddim yn,
		heblaw, heblaw am, ac eithrio, ddim ym, ddim ar, dim yn, dim ym, dim ar, nid yn, nid ym, nid ar,
		ond nid yn, ond nid ym, ond nid ar, ond ddim, ond ddim yn, ond ddim ym, ond ddim ar, ond dim, ar gau,
		ar gau yn, ar gau ym, ar gau ar, ar wahan i, heblaw yn, heblaw ym, heblaw ar, dim cyfarfod, dim sesiwn,
		dim sesiynau, dim sesiwn ar, dim cyfarfod ar, dim cyfarfod ym, dim sesiwn ym`},
	{Meaning{Kind: addition}, `also on, and also on, plus, hefyd`},
	{Meaning{Kind: Feast}, `christmas, xmas, christmas and new year, xmas and new year, christmas day,
		boxing day, new year, new years day, christmas or new year, easter, christmas and easter,
		christmas or easter, easter and christmas, christmas week, easter week, easter monday, good friday,
		half term, half terms, summer holidays, school summer holidays, summer holiday, christmas holidays,
		easter holidays, christmas period, nadolig, y nadolig, pasg, y pasg, the christmas period,
		hanner tymor, gwyliaur haf, gwyliaur nadolig, gwyliaur pasg, dydd nadolig, gwyl san steffan, dydd calan,
		nos galan, noswyl nadolig`},

	{Meaning{Kind: Arranged}, `by appointment, by appointment only, appointment only, by prior appointment,
		by arrangement, by arrangement only, by prior arrangement, by request, on request, as required,
		as needed, see website, see our website, see the website, see website for details,
		see our website for details, see the website for details, see website for more details,
		see website for more information, check website, check our website, check the website,
		check website for details, visit our website, visit website, refer to website, see facebook,
		see our facebook page, see facebook page, see facebook for details, ring for details,
		phone for details, call for details, contact for details, contact us, contact us for details,
		contact for more information, ring us, phone us, call us, please contact us,
		please contact us for details, please ring, please call, please phone, email us, email for details,
		ring first, phone first, call first, please ring first, or by appointment, or by arrangement,
		and by appointment, drwy drefniant, trwy drefniant, drwy apwyntiad, trwy apwyntiad, gweler y wefan,
		gweler ein gwefan, ffoniwch am fanylion, ffoniwch ni, ffoniwch yn gyntaf, cysylltwch a ni, neu drwy drefniant,
		neu drwy apwyntiad`},

	{Meaning{Kind: Always}, `all year, all year round, throughout the year, year round,
		including school holidays, inc school holidays, incl school holidays, term time and holidays,
		drwy gydol y flwyddyn`},
	{Meaning{Kind: Filler}, `its, any, all, but, every, each, on, at, the, a, an, of, in, and, we, meet,
		meets, meeting, meetings, session, sessions, open, opening, hours, times, time, runs, run, running,
		held, is, are, it, takes, take, place, happens, our, regular, regularly, onwards, onward, prompt,
		sharp, both, then, come, only, between, starts, start, begins, to, for, with, inclusive, bob, pob,
		ar, am, yn, y, yr, ac, cyfarfod, sesiwn, sesiynau, rydym, rydyn, ni, cwrdd, ddydd, dydd, rhwng, mis, fis, unig, yn unig,
		yn cwrdd, yn cyfarfod, also,
		day, days, during, lunchtime, lunchtimes`},
	{Meaning{Kind: Unknown}, `one to one, 1 to 1, after school, until late, till late, to late, no booking,
		all in one, drop in, drop ins, walk in, coffee morning, coffee mornings, most months, most weeks`},
	{Meaning{Kind: Doubt}, `or, neu, some, most, usually, normally, generally, typically, mainly, mostly,
		occasional, occasionally, sometimes, varies, vary, various, varied, variable, varying, flexible,
		either, month, months, week, weeks, fortnight, year, yearly, annual, annually, quarterly,
		bimonthly, bi monthly, biweekly, bi weekly, biannual, termly, terms, seasonal, season, summer,
		winter, spring, autumn, holiday, holidays, unless, before, after, if, weather, depending,
		dependent, subject, cancelled, paused, suspended, currently, temporarily, resumes, resuming,
		restarts, restarting, ended, finished, next, today, tomorrow, tonight, date, dates, twice, once,
		one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, fifth, course, block,
		hour, minutes, mins, break, pause, never, weekend, dawn, dusk, sunrise, sunset, advent, lent,
		ramadan, opening soon, coming soon, starting soon, tbc, tba, tbd, confirmed, announced, ad hoc,
		approx, yn agor yn fuan, gwyliau, weithiau, fel arfer, haf, gaeaf, wythnos, pythefnos, misol, term,
		holidays only, doors, soon, apart, without, by, per, permitting, availability, demand, notice,
		further, hour long, w, irregular, irregularly, intermittent, intermittently, rarely, frequently,
		selected, certain, specific, rotating, rota, odd, even, moved, moving, was, formerly, previously,
		previous, changed, postponed, provisional, provisionally, hopefully, proposed, maybe, perhaps,
		possibly, might, could, skip, skipping, omitting, nearly, almost, outside, out of,
		from time to time, now and then, now and again, efallai, ambell, os, oni, oni bai, yn dibynnu, dibynnu,
		tywydd, caniatau, cyn, ar ol, amrywio, amrywiol, gohirio, gohirior, gohiriwyd, canslo, canslwyd, nesaf,
		heddiw, yfory, heno, unwaith, dwywaith, blwyddyn, gwanwyn, wythnosau, misoedd, rhai, fel rheol, bellach,
		dros dro, gwyliau ysgol, gwyliaur ysgol, iw gadarnhau, dyddiad, dyddiadau, hanner, chwarter, munud,
		un, dau, ddau, tri, dri, pedwar, bedwar, pump, bump, chwech, saith, wyth, naw, deg, ddeg, deuddeg, ddeuddeg`},
})

// phrase is the words of a phrase and what it says.
type phrase struct {
	words   []string
	meaning Meaning
}

// gather returns the phrases by their first word, the longest first.
func gather(table []struct {
	meaning Meaning
	phrases string
}) map[string][]phrase {
	gathered := map[string][]phrase{}
	for _, row := range table {
		for text := range strings.SplitSeq(row.phrases, ",") {
			for _, text := range []string{text, strings.Replace(text, "holidays", "hols", 1)} {
				words := splitFigures(strings.Fields(text))
				gathered[words[0]] = append(gathered[words[0]], phrase{words, row.meaning})
			}
		}
	}
	for _, some := range gathered {
		slices.SortStableFunc(some, func(a, b phrase) int { return len(b.words) - len(a.words) })
	}
	return gathered
}

// splitFigures cuts "1st" into "1" and "st", as tokens does.
func splitFigures(words []string) []string {
	var all []string
	for _, w := range words {
		if end := strings.IndexFunc(w, func(r rune) bool { return r < '0' || r > '9' }); end > 0 {
			all = append(all, w[:end], w[end:])
		} else {
			all = append(all, w)
		}
	}
	return all
}
