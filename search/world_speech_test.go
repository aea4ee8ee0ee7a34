package search

import "bandstand/directory/vocabulary"

// phrase makes a phrase of filter, value, … and then what people say.
func phrase(words []string, means ...string) vocabulary.Phrase {
	p := vocabulary.Phrase{Words: words}
	for i := 0; i+1 < len(means); i += 2 {
		p.Means = append(p.Means, vocabulary.Meaning{Filter: means[i], Value: means[i+1]})
	}
	return p
}

func says(words ...string) []string { return words }

// testSpeech is as much of a language as the tests need. That of the
// demonstration stands in content/vocabulary and is tried by the generator's tests.
var testSpeech = vocabulary.Speech{
	Phrases: []vocabulary.Phrase{
		phrase(says("monday"), "day", "monday"),
		phrase(says("tuesday", "tues"), "day", "tuesday"),
		phrase(says("wednesday", "weds"), "day", "wednesday"),
		phrase(says("thursday", "thurs"), "day", "thursday"),
		phrase(says("friday"), "day", "friday"),
		phrase(says("saturday"), "day", "saturday"),
		phrase(says("sunday"), "day", "sunday"),
		phrase(says("weekend", "at the weekend"), "day", "weekend"),
		phrase(says("today"), "date", "today"),
		phrase(says("tonight"), "date", "today", "time", "evening"),
		phrase(says("tomorrow"), "date", "tomorrow"),
		phrase(says("this weekend"), "date", "this-weekend"),
		phrase(says("next week"), "date", "next-week"),
		phrase(says("next tuesday"), "day", "tuesday", "date", "next-week"),
		phrase(says("in the holidays"), "date", "school-holidays"),
		phrase(says("half term"), "date", "half-term"),
		phrase(says("term time only"), "date", "term-time"),
		phrase(says("<day> <month>", "<day>th <month>", "<month> <day>"), "date", "<month>-<day>"),
		phrase(says("the <day>th"), "date", "<day>"),
		phrase(says("<year> <mm> <day>"), "date", "<year>-<mm>-<day>"),
		phrase(says("february"), "month", "2"), phrase(says("april"), "month", "4"), phrase(says("may"), "month", "5"),
		phrase(says("june"), "month", "6"), phrase(says("september"), "month", "9"), phrase(says("november"), "month", "11"),
		phrase(says("morning"), "time", "morning"),
		phrase(says("afternoon"), "time", "afternoon"),
		phrase(says("after school"), "day", "weekday", "time", "afternoon"),
		phrase(says("evening"), "time", "evening"),
		phrase(says("after <hour>"), "from", "<hour>"),
		phrase(says("before <hour>"), "to", "<hour>"),
		phrase(says("between <hour> and <hour>"), "from", "<hour>", "to", "<hour>"),
		phrase(says("<clock>", "at <clock>"), "at", "<clock>"),
		phrase(says("noon"), "clock", "12:00"), phrase(says("am"), "clock", "am"), phrase(says("pm"), "clock", "pm"),
		phrase(says("half past"), "clock", "+30"), phrase(says("o'clock"), "clock", "hour"),
		phrase(says("free", "free of charge"), "cost", "free"),
		phrase(says("cheap"), "cost", "5"),
		phrase(says("£<pounds>", "<pounds> pounds", "£<pounds> or less", "under £<pounds>", "less than <pounds> pounds", "up to £<pounds>"), "cost", "<pounds>"),
		phrase(says("<pence>p", "<pence> pence"), "cost", "<pence>"),
		phrase(says("<age> year old", "<age>yo", "aged <age>"), "age", "<age>"),
		phrase(says("aged <age> and <age>"), "age", "<age>-and-<age>"),
		phrase(says("over <age>", "over <age>s", "<age>+", "<age> plus"), "age", "over-<age>"),
		phrase(says("under <age>s"), "age", "under-<age>"),
		phrase(says("ages <age> to <age>", "aged <age> <age>"), "age", "<age>-to-<age>"),
		phrase(says("online", "on zoom"), "how", "online"),
		phrase(says("by phone"), "how", "by-phone"),
		phrase(says("drop in", "no booking"), "how", "come-along"),
		phrase(says("in <language>", "<language> speaking"), "language", "<language>"),
		phrase(says("near <place>", "nr <place>", "i live in <place>"), "near", "<place>"),
		phrase(says("in <town>", "at <town>", "by <town>", "<town> area"), "near", "<town>"),
		phrase(says("north", "the north of"), "side", "north"), phrase(says("south"), "side", "south"),
		phrase(says("north east"), "side", "north-east"), phrase(says("south west"), "side", "south-west"), phrase(says("central"), "side", "centre"),
		phrase(says("within <miles> miles of <place>"), "near", "<place>", "within", "<miles>"),
		phrase(says("within <miles> miles"), "within", "<miles>"),
		phrase(says("what's on"), "sort", "soonest"),
		phrase(says("gluten free"), "text", "as-typed"),
		phrase(says("i am free"), "text", "nothing"),
		phrase(says("no", "not", "but not"), "text", "not"),
		phrase(says("sick of"), "text", "dislike"),
		phrase(says("isn't for me", "are no good"), "text", "not-before"),
		phrase(says("can't do", "not free"), "text", "not-then"),
		phrase(says("don't need"), "text", "no-matter"),
		phrase(says("or"), "text", "or"),
		phrase(says("and"), "text", "and"),
		phrase(says("nearest"), "sort", "distance"),
		phrase(says("seven"), "number", "7"),
		phrase(says("sixty", "sixties"), "number", "60"),
		phrase(says("sixty five"), "number", "65"),
	},
	Synonyms: []vocabulary.Synonyms{
		{Words: []string{"choir", "singers", "singing", "sing"}},
		{Words: []string{"table tennis", "ping pong"}},
		{Words: []string{"therapeutic horticulture"}, Finds: []string{"gardening"}},
	},
	Apart: []vocabulary.Apart{
		{Words: []string{"organ", "organise"}}, {Words: []string{"generation", "general"}},
		{Words: []string{"university", "universe"}}, {Words: []string{"animal", "animation"}},
		{Words: []string{"active", "acting", "activity"}}, {Words: []string{"police", "policy"}}, {Words: []string{"new", "news"}},
	},
	Spellings: []vocabulary.Spelling{
		{Write: "-ise", Also: []string{"-ize"}}, {Write: "-ising", Also: []string{"-izing"}},
		{Write: "colour", Also: []string{"color"}}, {Write: "theatre", Also: []string{"theater"}},
	},
	TownWords: []string{"reading", "sale", "march", "church", "street", "hope", "bath"},
}
