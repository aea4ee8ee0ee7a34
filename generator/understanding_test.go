package main

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"bandstand/directory/vocabulary"
	"bandstand/search"
)

// demonstrationIndex opens the index of the demonstration.
func demonstrationIndex(t *testing.T) (*search.Service, search.Source, time.Time) {
	t.Helper()
	_, source, now := demonstrationJudged(t, judgedFolder)
	index, err := search.New(source)
	if err != nil {
		t.Fatal(err)
	}
	return index, source, now
}

// brief tells how a search was understood: filters, then in brackets the words that
// are matched as text.
func brief(explained *search.Answer) string {
	var said, text []string
	understood := slices.Clone(explained.Understood)
	for _, one := range explained.LeftOut {
		one.Filter = "not"
		understood = append(understood, one)
	}
	slices.SortStableFunc(understood, func(a, b search.Understood) int {
		return cmp.Compare(strings.Index(explained.Query, a.Words), strings.Index(explained.Query, b.Words))
	})
	for _, one := range understood {
		if part := one.Filter + ":" + one.Value; !slices.Contains(said, part) {
			said = append(said, part)
		}
	}
	for _, word := range explained.Words {
		if word.Became == "matched" {
			text = append(text, word.Typed)
		}
	}
	if len(text) > 0 {
		said = append(said, "["+strings.Join(text, " ")+"]")
	}
	if len(explained.Urgent) > 0 {
		said = append(said, "urgent")
	}
	return strings.Join(said, " ")
}

// TestUnderstanding holds what the words of the demonstration make of what people
// type. Search itself knows none of them.
func TestUnderstanding(t *testing.T) {
	index, source, now := demonstrationIndex(t)
	t.Run("queries", func(t *testing.T) { testQueries(t, index, now) })
	t.Run("traps", func(t *testing.T) { testTraps(t, index, now) })
	t.Run("terms", func(t *testing.T) { testTerms(t, index, source, now) })
}

func testQueries(t *testing.T, index *search.Service, now time.Time) {
	for name, tests := range map[string][]struct{ query, want string }{
		"as people type": {
			{"somewhere my mum can sing", "kind:music"},
			{"free cooking classes for dads and kids in Salford", "cost:free kind:cookery age:adults age:children near:Salford"},
			{"gardning near BS31", "kind:gardening near:BS31"},
			{"wheelchair friendly saturday morning", "access:wheelchair day:saturday time:morning"},
			{"lonely", "good_for:being-on-your-own"},
			{"something to do with my grandson after school", "age:children day:weekday from:15:00 to:19:00"},
			{"choir", "kind:music"},
			{"footy", "kind:sport"},
			{"what's on tuesday", "sort:soonest day:tuesday"},
			{"low mood free drop in m6", "good_for:feeling-low cost:free how:come-along near:M6"},
			{"she's 82 and likes knitting", "age:82 kind:craft"},
			{"my husband has dementia", "good_for:memory-problems"},
			{"im new in town", "good_for:being-new-here"},
		},
		"places": {
			{"EX34 9HB", "near:EX34 9"},
			{"ex349hb", "near:EX34 9"},
			{"m6 5", "near:M6 5"},
			{"salfrod", "near:Salford"},
			{"abergaveny", "near:Abergavenny"},
			{"ilfracoombe choir", "near:Ilfracombe kind:music"},
			{"near brsitol", "near:Bristol"},
			{"eccles", "near:Eccles"},
			{"newport", "near:Newport"},
			{"milton keyns", "near:Milton Keynes"},
			{"bury st edmonds", "near:Bury St Edmunds"},
			{"wells somerset", "near:Wells"},
			{"choir in scotland", "kind:music near:Scotland"},
			{"greater manchester", "near:Greater Manchester"},
			{"within 10 miles of bath", "near:Bath within:10"},
			{"in keynsham, free", "near:Keynsham cost:free"}, {"hull, singing", "near:Kingston upon Hull kind:music"},
			{"whitby, wheelchair access", "near:Whitby access:wheelchair"}, {"salford, greater manchester", "near:Salford"},
		},
		"places that are words": {
			{"reading", "kind:reading"}, {"in reading", "near:Reading"}, {"reading group", "kind:reading"},
			{"jumble sale", "[jumble sale]"}, {"near sale", "near:Sale"}, {"near deal", "near:Deal"},
			{"march", "[march]"}, {"in march", "date:march"}, {"near march", "near:March"},
			{"high street", "[high street]"}, {"rugby", "kind:sport"}, {"in rugby", "near:Rugby"},
			{"bath chair", "[bath chair]"}, {"in bath", "near:Bath"}, {"near hope", "near:Hope"},
			{"singing in church", "kind:music [church]"}, {"in the church hall", "[church hall]"}, {"exercise in a pool", "kind:sport [pool]"},
		},
		"days and times": {
			{"tues", "day:tuesday"}, {"weds", "day:wednesday"}, {"saterday", "day:saturday"}, {"tusday afternoon", "day:tuesday time:afternoon"},
			{"sat morning", "day:saturday time:morning"}, {"tonight", "date:today time:evening"}, {"tomorow", "date:tomorrow"},
			{"next week", "date:next-week"}, {"next tuesday", "day:tuesday date:next-week"}, {"whats on this weekend", "sort:soonest date:this-weekend"},
			{"half term", "date:half-term"}, {"term time only", "date:term-time"}, {"in the school holidays", "date:school-holidays"}, {"summer holidays", "date:summer-holidays"}, {"in the holidays", "date:school-holidays"}, {"in december", "date:december"},
			{"once a month on a sunday", "day:sunday [once a month]"}, {"fri pm", "day:friday from:12:00"}, {"sun afternoon", "day:sunday time:afternoon"}, {"tue pm", "day:tuesday from:12:00"},
			{"tomorrow pm", "date:tomorrow from:12:00"}, {"tuesday p.m.", "day:tuesday from:12:00"}, {"mon-fri", "day:weekday"},
			{"tues-thurs", "day:tuesday day:wednesday day:thursday"}, {"tuesday thursday", "day:tuesday day:thursday"}, {"wednesday am", "day:wednesday time:morning"},
		},
		"clock times": {
			{"after four", "from:16:00"}, {"after 4", "from:16:00"}, {"after 6pm", "from:18:00"}, {"tuesdays after 4", "day:tuesday from:16:00"},
			{"choir after 4 on tuesdays", "kind:music from:16:00 day:tuesday"}, {"between lunch and tea", "from:13:00 to:17:00"},
			{"3pm", "from:15:00 to:16:00"}, {"2.30pm", "from:14:30 to:15:30"}, {"1.30pm", "from:13:30 to:14:30"}, {"14.00", "from:14:00 to:15:00"},
			{"19:00", "from:19:00 to:20:00"}, {"19.00", "from:19:00 to:20:00"}, {"noon", "from:12:00 to:13:00"}, {"midday", "from:12:00 to:13:00"},
			{"7 pm", "from:19:00 to:20:00"}, {"7 o'clock", "from:19:00 to:20:00"}, {"half past two", "from:14:30 to:15:30"}, {"11am", "from:11:00 to:12:00"},
			{"10am-12pm", "from:10:00 to:12:00"}, {"10 to 12pm", "from:10:00 to:12:00"}, {"2-4pm", "from:14:00 to:16:00"}, {"7 to 9pm", "from:19:00 to:21:00"},
			{"9 to 5", "from:09:00 to:17:00"}, {"between 2 and 4", "from:14:00 to:16:00"}, {"from 7 to 9", "from:19:00 to:21:00"}, {"between 10 and 2", "from:10:00 to:14:00"},
			{"before 11", "to:11:00"}, {"before noon", "time:morning"}, {"before 10.30am", "to:10:30"}, {"quarter to three", "from:14:45 to:15:45"},
			{"not before ten", "from:10:00"}, {"no early mornings", "not:10:00"}, {"early mornings", "to:10:00"}, {"not after 8pm", "to:20:00"}, {"no late nights", "not:20:00"},
			{"morning after 10", "time:morning from:10:00"}, {"after 8 in the evening", "from:20:00"}, {"home by 3", "to:15:00"}, {"daytime", "to:17:00"},
			{"can't do after 6", "not:18:00"}, {"not between 2 and 4", "not:14:00+16:00"}, {"singing at 2", "kind:music from:14:00 to:15:00"},
			{"after two strokes", "good_for:long-term-conditions [after two]"}, {"after 5 years", "[after 5 years]"}, {"between 8 and 11 years", "age:8-to-11"},
			{"8 to 11", "[8 11]"}, {"i am 7", "age:7"}, {"£2.30", "cost:2.3"}, {"choir 12.30", "kind:music from:12:30 to:13:30"},
			{"after one more try", "[after]"}, {"before second helpings", "[before second helpings]"}, {"evenings after 7", "time:evening from:19:00"},
			{"after 4 or weekends", "from:16:00 day:weekend"},
		},
		"dates": {
			{"5 December", "date:2026-12-05"}, {"5th of December", "date:2026-12-05"}, {"Dec 5", "date:2026-12-05"}, {"december the 5th", "date:2026-12-05"},
			{"the fifth of december", "date:2026-12-05"}, {"choir on the 12th", "kind:music date:2026-12-12"}, {"20th", "date:2026-12-20"},
			{"Saturday 5 December", "day:saturday date:2026-12-05"}, {"2026-12-05", "date:2026-12-05"}, {"5/12/2026", "date:2026-12-05"},
			{"5 december 2027", "date:2027-12-05"}, {"12 march", "date:2027-03-12"}, {"3rd may", "date:2027-05-03"}, {"29 february", "date:2028-02-29"},
			{"31 november", "date:november [31]"}, {"21 november", "date:2026-11-21"}, {"20 november", "date:2027-11-20"},
			{"boxing day", "date:2026-12-26"}, {"new year's day", "date:2027-01-01"}, {"easter monday", "date:2027-03-29"}, {"good friday", "date:2027-03-26"},
			{"bank holiday", "date:bank-holiday"}, {"bank holiday monday", "day:monday date:bank-holiday"}, {"in the new year", "date:january"},
			{"next month", "date:next-month"}, {"december", "date:december"}, {"thu-sat", "day:thursday day:friday day:saturday"}, {"sat–sun", "day:saturday day:sunday"}, {"we sat in the sun", "[sat sun]"}, {"sat", "day:saturday"}, {"choir sat", "kind:music day:saturday"},
			{"sun hats", "[sun hats]"}, {"sat in salford", "day:saturday near:Salford"}, {"last friday of the month", "date:last-friday"},
			{"once a month", "[once a month]"}, {"before work", "to:09:00"}, {"8-11 year olds", "age:8-to-11"}, {"1st aid course", "kind:learning [1st aid]"},
			{"1st tuesday of the month choir", "date:first-tuesday kind:music"}, {"second saturday", "date:second-saturday"}, {"21st birthday", "[21st birthday]"},
		},
		"what they offer": {
			{"without parents", "offers:children-alone"}, {"drop off", "offers:children-alone"}, {"kids on their own", "age:children offers:children-alone"},
			{"someone to go with me", "offers:buddy"}, {"give me a lift", "offers:buddy"}, {"a buddy for my first choir", "offers:buddy kind:music"},
			{"pay what you can", "offers:pay-what-you-can"}, {"by donation", "offers:pay-what-you-can"}, {"volunteers needed", "offers:helpers-wanted"},
			{"student discount choir", "offers:concessions kind:music"}, {"cheaper for over 60s", "offers:concessions"}, {"concessions", "offers:concessions"},
			{"can my 9 year old go alone", "age:9 offers:children-alone"}, {"can i come alone", "good_for:being-on-your-own"},
			{"lift", "[lift]"}, {"just sit and watch", "offers:just-watch"}, {"doesn't want to join in", "offers:just-watch"},
			{"watch football", "kind:sport [watch]"}, {"drop in", "how:come-along"}, {"on my own", "good_for:being-on-your-own"}, {"phone buddy", "kind:befriending"},
			{"my son is 14 and wants to go by himself", "age:14 offers:children-alone"}, {"15, on my own", "age:15 offers:children-alone"},
			{"15 year old alone", "age:15 offers:children-alone"}, {"75 year old alone", "age:75 good_for:being-on-your-own"},
			{"75, on my own", "good_for:being-on-your-own age:75"}, {"my son is 14 and lonely", "age:14 good_for:being-on-your-own"},
			{"on my own with a 3 year old", "good_for:being-on-your-own age:3"}, {"my son is 14 and does not like being alone", "age:14 good_for:being-on-your-own"},
			{"text or email only", "offers:without-phone"}, {"i can't use the phone", "offers:without-phone"}, {"I don't want to ring anybody", "offers:without-phone"},
			{"choir by email", "kind:music offers:without-phone"}, {"no phone calls", "offers:without-phone"}, {"can't use my phone", "kind:digital [can't]"},
		},
		"money": {
			{"under £5", "cost:5"}, {"over £5", "not:5"}, {"more than 10 pounds", "not:10"}, {"not over £2", "cost:2"}, {"nothing over £2", "cost:2"}, {"over £2 is too much", "cost:2"}, {"less than five pounds", "cost:5"}, {"up to £3", "cost:3"}, {"50p", "cost:0.5"}, {"cheap", "cost:5"},
			{"a fiver", "cost:5"}, {"no money", "cost:free"}, {"nothing over 3 pounds", "cost:3"},
			{"gluten free baking", "kind:cookery [gluten free]"}, {"free range eggs", "[free range eggs]"}, {"i'm free on sunday", "day:sunday"},
		},
		"ages": {
			{"over 60s", "age:older"}, {"60+", "age:older"}, {"over sixties", "age:older"}, {"aged 55", "age:55"}, {"over 50s", "age:over-50"},
			{"for a 7 year old", "age:7"}, {"for a seven year old", "age:7"}, {"8-11 year olds", "age:8-to-11"}, {"under 5s", "age:under-5s"},
			{"6 month old", "age:under-5s"}, {"toddlers", "age:under-5s"}, {"teens", "age:teenagers"}, {"my granddaughter 9", "age:9"}, {"boy of 15", "age:15"}, {"man of seventy", "age:70"},
			{"no children", "age:adults"}, {"my father", "[my father]"},
		},
		"people of another age": {
			{"with my nan and my daughter", "age:older age:under-18"}, {"dads and daughters", "age:adults age:under-18"}, {"dad and two girls", "age:over-18 age:under-18 [two]"},
			{"me, the kids and my mum", "age:children age:over-50"}, {"my mum and the grandchildren", "age:over-50 age:children"},
			{"my son, he is 35", "age:35"}, {"my daughter", "[my daughter]"}, {"two lads and their gran", "age:under-18 age:older [two]"},
			{"in their twenties", "age:20-to-29"}, {"my wife and the grandchildren", "age:over-18 age:children"},
			{"single mums", "[single mums]"}, {"three generations", "[three generations]"},
			{"singing for old and young", "kind:music"}, {"singing with my mother in law", "kind:music"},
		},
		"how, and who comes": {
			{"on zoom", "how:online"}, {"from home", "how:online how:by-phone"}, {"by phone", "how:by-phone"}, {"no booking", "how:come-along"},
			{"self referral", "how:come-along"}, {"gp referral", "how:professional-only"}, {"welsh speaking", "language:cy"}, {"in polish", "language:pl"},
			{"guide dog", "access:assistance-dogs"}, {"no steps", "access:step-free"}, {"no internet only a telephone", "how:by-phone"},
		},
		"joined, parted, begun, not wanted": {
			{"menshed", "kind:craft"}, {"men's shed", "kind:craft"}, {"mens shed whitby", "kind:craft near:Whitby"}, {"sing-along", "kind:music"},
			{"coffeemorning", "kind:befriending"}, {"foot ball", "kind:sport"}, {"ukul", "kind:music"}, {"table ten", "kind:sport"},
			{"natter but no knitting", "kind:befriending not:craft"}, {"no experience", "[no experience]"},
		},
		"in another order": {
			{"walking with my dog", "kind:nature"}, {"dancing in a chair", "kind:dance"}, {"visiting homes", "kind:befriending"}, {"help with maths", "kind:education"},
			{"i don't want to be on my own", "good_for:being-on-your-own"},
			{"the husband i lost", "good_for:bereavement"}, {"mum that i lost", "good_for:bereavement"},
		},
		"what is refused": {
			{"not on mondays", "not:monday"}, {"never on a sunday", "not:sunday"}, {"not at the weekend", "not:weekend"}, {"not today", "not:today"},
			{"mondays are no good", "not:monday"}, {"can't do mondays or fridays", "not:monday not:friday"}, {"busy on tuesdays", "not:tuesday"},
			{"i work mornings", "not:morning"}, {"i'm not free on mondays", "not:monday"}, {"not free", "not:free"}, {"i'm free on mondays", "day:monday"},
			{"mondays and tuesdays are no good, evenings only", "not:monday not:tuesday time:evening"},
			{"no mornings or mondays", "not:morning not:monday"}, {"not monday mornings", "not:monday+morning"},
			{"not monday mornings or fridays", "not:monday+morning not:friday"}, {"no singing on mondays", "not:music+monday"},
			{"not mondays choir", "not:monday kind:music"}, {"gardening except tuesdays", "kind:gardening not:tuesday"},
			{"anything but singing", "not:music"}, {"singing isn't for me", "not:music"}, {"bingo is not my thing", "not:games"},
			{"no singing, dancing or crafts", "not:music not:dance not:craft"}, {"neither music nor dance", "not:music not:dance"},
			{"no singing and dancing", "not:music not:dance"}, {"no singing and free", "not:music cost:free"}, {"art not craft", "kind:art not:craft"},
			{"i hate bingo but love gardening", "not:games kind:gardening"}, {"not a religious choir", "not:faith kind:music"},
			{"won't do exercise", "not:sport"}, {"he doesn't like music", "not:music"}, {"nothing religious", "not:faith"},
			{"not in salford", "not:Salford"}, {"singing but not in salford", "kind:music not:Salford"}, {"anywhere but whitby", "not:Whitby"},
			{"not online", "not:online"}, {"not by phone", "not:by-phone"}, {"not in welsh", "not:cy"}, {"not for toddlers", "not:under-5s"},
			{"can't use a computer", "not:online"}, {"company from home, haven't got the internet", "good_for:meeting-people how:online how:by-phone not:online"},
			{"not for bereavement", "not:bereavement"}, {"not dementia", "not:memory-problems"}, {"no loud music", "not:music"},
		},
		"what is not refused, though it has a not in it": {
			{"no steps", "access:step-free"}, {"can't manage stairs", "access:step-free"}, {"no money", "cost:free"}, {"not expensive", "cost:5"},
			{"sick of being lonely", "good_for:being-on-your-own"}, {"i don't want to be on my own", "good_for:being-on-your-own"},
			{"hungry, no food", "kind:advice"}, {"i can't walk far", "access:seating"}, {"housebound", "good_for:fear-of-going-out"},
			{"without having to talk", "good_for:feeling-anxious"}, {"can't leave the house", "good_for:fear-of-going-out"},
			{"never learned to cook", "kind:cookery"}, {"he won't go anywhere on his own", "offers:buddy"}, {"widower, doesn't want to talk about it", "good_for:bereavement"},
			{"without a lift", "access:step-free"}, {"can't get there without a lift", "offers:buddy"}, {"do i have to book", "how:come-along"},
			{"not just knitting", "kind:craft"}, {"not sure, maybe a choir", "kind:music"}, {"no, a choir", "kind:music"}, {"i can't cook", "kind:cookery [can't]"},
			{"i'm not lonely just bored", "sort:soonest"}, {"no car", "offers:buddy"}, {"nothing to do", "sort:soonest"},
			{"don't need parking", "[don't need parking]"}, {"no parking", ""}, {"no dogs", ""}, {"gardening, not crowded", "kind:gardening [not crowded]"},
			{"no children", "age:adults"}, {"no singing, gardening please", "not:music"},
			{"no stairs", "access:step-free"}, {"without any stairs", "access:step-free"}, {"avoid steps", "access:step-free"}, {"hates stairs", "access:step-free"},
			{"stairs are no good", "access:step-free"}, {"can't do stairs", "access:step-free"}, {"choir but not upstairs", "kind:music access:step-free"},
			{"no noise", "access:quiet-space"}, {"no standing", "access:seating"}, {"no standing around, gardening", "access:seating kind:gardening"},
			{"no parking needed", "[no parking needed]"}, {"gardening no parking needed", "kind:gardening"}, {"parking is not required thanks", ""}, {"scared of going alone", "offers:buddy"}, {"not wheelchair", ""},
		},
		"either": {
			{"tuesday or thursday", "day:tuesday day:thursday"}, {"evenings or weekends", "time:evening day:weekend"},
		},
		"danger": {
			{"suicidal", "[suicidal] urgent"},
			{"i want to kill myself", "[kill myself] urgent"},
			{"want to die in salford", "near:Salford [want to die] urgent"},
			{"so lonely i want to die", "good_for:being-on-your-own [want to die] urgent"},
			{"emergency", "[emergency] urgent"}, {"emergency services", "[emergency] urgent"}, {"i need an ambulance", "[ambulance] urgent"},
			{"i'm going mad", "[going mad] urgent"}, {"he beat me", "[beat me] urgent"}, {"in crisis", "[crisis] urgent"},
		},
		"words of danger in which nobody is in any": {
			{"retired ambulance driver", "age:older [ambulance driver]"}, {"beat me at chess", "kind:games [beat me at]"},
			{"i worked for the emergency services", "[worked for the emergency services]"}, {"the noise is driving me mad", "[noise]"},
			{"going mad with boredom", "[going mad with boredom]"}, {"mad about trains", "[trains]"}, {"dying to meet people", "good_for:meeting-people"},
			{"retired ambulance driver who wants to die", "age:older [ambulance driver wants to die] urgent"},
			{"worked for the emergency services and now suicidal", "[worked for the emergency services suicidal] urgent"},
		},
		"what is free": {
			{"my mum is free on saturdays", "day:saturday"}, {"my nan is free on tuesdays", "age:older day:tuesday"}, {"are you free on friday", "day:friday"},
			{"dad's free in the mornings", "time:morning"}, {"my daughter and her gran are free on mondays", "age:under-18 age:older day:monday"},
			{"he is usually free after four", "from:16:00"}, {"swimming that is free on saturdays", "kind:sport cost:free day:saturday"},
			{"free on saturdays", "cost:free day:saturday"}, {"is it free", "cost:free"}, {"lunches are free", "kind:cookery cost:free"},
		},
		"a word by itself": {
			{"learn", "kind:learning"}, {"i want to learn", "kind:learning"}, {"learn guitar", "kind:music"}, {"learn on tuesdays", "day:tuesday"},
		},
		"how those who refer people write": {
			{"72F widowed, Hanham, gardening", "age:72 good_for:bereavement near:Hanham kind:gardening"}, {"82M lives alone", "age:82 good_for:being-on-your-own"},
			{"f 66 copd", "age:66 good_for:long-term-conditions"}, {"male 58", "age:58"}, {"pt 45 w anxiety", "age:45 good_for:feeling-anxious"},
			{"m6 low mood", "near:M6 good_for:feeling-low"}, {"16 year olds", "age:16"}, {"limited mobility", "access:step-free"},
		},
		"whom one does not want": {
			{"don't want to sit with old people", ""}, {"not too far to walk", "within:1"},
		},
		"nothing but what carries nothing": {
			{"what's on", "sort:soonest"}, {"nothing to do", "sort:soonest"}, {"community", "[community]"}, {"something to do", "[something to do]"},
		},
	} {
		for _, test := range tests {
			if got := understood(t, index, test.query, now); got != test.want {
				t.Errorf("%s: %q is understood as\n got %s\nwant %s", name, test.query, got, test.want)
			}
		}
	}
}

// In Welsh too a child who comes on his own comes without a grown-up, and anybody else is alone.
func TestWelshWordsForComingAlone(t *testing.T) {
	_, source, now := demonstrationJudged(t, welshFolder)
	welsh := slices.IndexFunc(source.Translations, func(s search.Source) bool { return s.Shell.Language == "cy" })
	index, err := search.New(source.Translations[welsh])
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ query, want string }{
		{"ar fy mhen fy hun", "good_for:being-on-your-own"},
		{"dwi ar fy mhen fy hun", "good_for:being-on-your-own"},
		{"10 oed ar ei ben ei hun", "age:10 offers:children-alone"},
		{"14 oed ar ei phen ei hun", "age:14 offers:children-alone"},
		{"12 oed ar fy mhen fy hun", "age:12 offers:children-alone"},
		{"80 oed ar ei phen ei hun", "age:80 good_for:being-on-your-own"},
		{"70 oed ar fy mhen fy hun", "age:70 good_for:being-on-your-own"},
	} {
		if got := understood(t, index, test.query, now); got != test.want {
			t.Errorf("%q is understood as\n got %s\nwant %s", test.query, got, test.want)
		}
	}
}

func understood(t *testing.T, index *search.Service, query string, now time.Time) string {
	t.Helper()
	explained, err := index.Explain(url.Values{"q": {query}}.Encode(), now)
	if err != nil {
		t.Fatal(err)
	}
	return brief(explained)
}

// What stands behind a word can decide of it: that must not be looked up again and again.
func TestLongRefusalsAreReadAtOnce(t *testing.T) {
	index, _, now := demonstrationIndex(t)
	for _, typed := range []string{"i work ", "can't ", "no money ", "not a ", "i'm not free ", "sick of ", "isn't for me ", "singing and ", "no one, ", "or "} {
		understood(t, index, strings.Repeat(typed, 400/len(typed)), now)
	}
}

// testTraps holds that words which are often put into one list are not taken for
// each other: each pair was found in a draft, and each query would catch it.
func testTraps(t *testing.T, index *search.Service, now time.Time) {
	for _, test := range []struct{ query, not, why string }{
		{"donation", "cost:free", "who has nothing is ashamed of the plate"},
		{"pay what you can", "cost:free", "the same plate"},
		{"free range eggs", "cost:free", "a hen"},
		{"men only", "age:", "dads come with children"},
		{"women only", "age:", "mums come with sons"},
		{"library", "kind:reading", "libraries lend rooms"},
		{"park", "access:parking", "trees, not cars"},
		{"park", "kind:nature", "the car park"},
		{"parking", "kind:nature", "cars, not trees"},
		{"minibus", "access:parking", "who asks for a bus has no car"},
		{"lift", "access:step-free", "a lift in a car"},
		{"lift", "access:parking", "a lift in a building"},
		{"ramp", "access:wheelchair", "a ramp may lead to a narrow door"},
		{"deaf", "access:bsl", "many deaf people do not sign"},
		{"blind", "access:large-print", "bigger letters do not help"},
		{"learning disability", "kind:learning", "a disability is no course"},
		{"learning disability", "access:autism-friendly", "they are two things"},
		{"send", "access:", "letters are sent"},
		{"shed", "kind:craft", "gardens have sheds"},
		{"kitchen", "kind:cookery", "halls have kitchens"},
		{"early stage dementia", "kind:drama", "a stage of an illness"},
		{"keyboard", "kind:music", "computers have one"},
		{"recorder", "kind:music", "it takes down memories too"},
		{"band", "kind:music", "a rubber band"},
		{"tablet", "kind:digital", "taken with water"},
		{"class", "kind:learning", "nearly everything has a class"},
		{"yoga class", "kind:learning", "nearly everything has a class"},
		{"skills", "kind:learning", "the word says little"},
		{"bridge", "kind:games", "most are crossed"},
		{"water", "kind:sport", "gardens want it too"},
		{"pool", "kind:sport", "played with a cue"},
		{"balance", "kind:sport", "what is left to pay"},
		{"movement", "kind:sport", "of a symphony"},
		{"weight loss", "good_for:bereavement", "weight is lost too"},
		{"hearing loss", "good_for:bereavement", "hearing is lost too"},
		{"memory loss", "good_for:bereavement", "memory is lost too"},
		{"coffee morning in the church hall", "kind:faith", "half of all groups meet there"},
		{"pride", "kind:", "of one's marrows"},
		{"kinship carer", "age:older", "who brings up a child may be thirty"},
		{"students", "age:teenagers", "a student may be seventy"},
		{"retired", "[care home]", "few of them live in one"},
		{"i am lonely", "time:morning", `"am" is no time here`},
		{"sunday", "day:saturday", "one day, not the weekend"},
		{"anxiety", "good_for:feeling-low", "they are two things"},
		{"depression", "good_for:feeling-anxious", "they are two things"},
		{"memories", "good_for:memory-problems", "everybody has memories"},
		{"memory cafe", "kind:heritage", "it is for people with dementia"},
		{"card making", "kind:games", "cards are made, not played"},
		{"sign language", "kind:learning", "it is how somebody talks"},
		{"lonely", "kind:cookery", "few who are lonely ask for lunch"},
		{"my mother", "age:", "one mother tells no age"},
		{"walk in the park", "how:come-along", "a walk is no walk-in"},
		{"away from home", "how:online", "away is not at home"},
		{"stem", "kind:learning", "flowers have stems"},
	} {
		got := understood(t, index, test.query, now)
		if strings.Contains(" "+got, " "+test.not) {
			t.Errorf("%q is understood as %s, and should not be as %s: %s", test.query, got, test.not, test.why)
		}
	}
}

// testTerms holds that each lay word leads to its own term
// and to no other.
func testTerms(t *testing.T, index *search.Service, source search.Source, now time.Time) {
	tried := 0
	for _, list := range []struct {
		filter string
		terms  []meant
	}{{"kind", termsOf(source.Kinds)}, {"good_for", termsOf(source.GoodFor)}, {"access", termsOf(source.Access)}, {"age", companyOf(source)}} {
		for _, one := range list.terms {
			for _, word := range one.words {
				tried++
				if got, want := understood(t, index, word, now), list.filter+":"+one.slug; got != want {
					t.Errorf("%q is understood as %s, want %s", word, got, want)
				}
			}
		}
	}
	if tried < 1500 {
		t.Errorf("only %d words were tried", tried)
	}
}

type meant struct {
	slug  string
	words []string
}

func termsOf(list vocabulary.List) []meant {
	var terms []meant
	for _, one := range list {
		terms = append(terms, meant{one.Slug, append(slices.Clip(one.Words), one.Label.String())})
	}
	return terms
}

func companyOf(source search.Source) []meant {
	var terms []meant
	for _, one := range source.Company {
		terms = append(terms, meant{one.Slug, one.Words})
	}
	return terms
}

// Whoever cannot ring has the groups that answer in writing, and is told of others that one has
// to ring: but nothing of those to which somebody has to be referred.
func TestWhoeverCannotRingIsToldWhereOneHasTo(t *testing.T) {
	index, source, now := demonstrationIndex(t)
	facts := map[string]search.Document{}
	for _, d := range source.Documents {
		facts[d.Card.Slug] = d
	}
	exact, close := 0, 0
	for _, q := range []string{"text or email only knitting in keynsham", "walking without ringing in salford"} {
		answer, err := index.Explain(url.Values{"q": {q}}.Encode(), now)
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range answer.Results {
			d := facts[one.Slug]
			writes := slices.Contains(d.Offers, vocabulary.WithoutPhone)
			rings := slices.Contains(one.Differs, "By phone, not by text or email")
			switch {
			case !one.Relaxed && !writes:
				t.Errorf("%q: %s is exact and has to be rung", q, one.Slug)
			case !one.Relaxed:
				exact++
			case rings:
				close++
			}
			if rings && (writes || d.Card.Phone == "") {
				t.Errorf("%q: %s answers in writing or has no phone, and its card says %q", q, one.Slug, one.Differs)
			}
		}
	}
	if exact == 0 || close == 0 {
		t.Errorf("%d answers are exact and %d are to be rung, so the test proves little", exact, close)
	}
	for slug, d := range facts {
		if slices.Contains(d.How, "professional-only") && (slices.Contains(d.Offers, vocabulary.WithoutPhone) || d.Card.Phone != "") {
			t.Errorf("%s is by referral, and search knows how one reaches it", slug)
		}
	}
}

// Whoever asks for a child who comes alone is told of a group with children of that age that they
// come with a grown-up, and only there.
func TestACardSaysThatAChildComesWithAGrownUp(t *testing.T) {
	index, source, now := demonstrationIndex(t)
	alone := map[string]bool{}
	for _, d := range source.Documents {
		alone[d.Card.Slug] = slices.Contains(d.Offers, vocabulary.ChildrenAlone)
	}
	with := 0
	for q, asked := range map[string]bool{"15, on my own, cooking": true, "on my own, cooking": false, "cooking without parents": false} {
		answer, err := index.Explain(url.Values{"q": {q}}.Encode(), now)
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range answer.Results {
			says := slices.Contains(one.Differs, "Under-16s come with a grown-up")
			if says && (alone[one.Slug] || !asked) {
				t.Errorf("%q: the card of %s says %q", q, one.Slug, one.Differs)
			}
			if asked && says == alone[one.Slug] && !slices.Contains(one.Differs, "Not: Aged 15") {
				t.Errorf("%q: %s has people of 15, who come alone: %v; its card says %q", q, one.Slug, alone[one.Slug], one.Differs)
			}
			if says {
				with++
			}
		}
	}
	if with == 0 {
		t.Error("no card says it, so the test proves little")
	}
}

// Whoever asks for a day of the week reads first when it is on that day, and not of another session.
func TestACardLeadsWithTheDayThatIsAskedFor(t *testing.T) {
	index, _, now := demonstrationIndex(t)
	others := 0
	for _, day := range vocabulary.Days {
		for page, pages := 1, 1; page <= pages; page++ {
			answer, err := index.Explain(url.Values{"day": {day}, "page": {strconv.Itoa(page)}}.Encode(), now)
			if err != nil {
				t.Fatal(err)
			}
			pages = answer.Pages
			for _, one := range answer.Results {
				if one.Next == nil { // it has a break
					continue
				}
				leads, _, more := strings.Cut(one.When, ", and at other times")
				if name := strings.ToUpper(day[:1]) + day[1:]; !strings.Contains(leads, name) && !strings.Contains(leads, " to Friday") {
					t.Errorf("on %s: %s says %q", day, one.Slug, one.When)
				}
				if more {
					others++
				}
			}
		}
	}
	if others == 0 {
		t.Error("no group has other times, so the test proves little")
	}
}
