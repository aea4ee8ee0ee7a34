package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/report"
	"bandstand/directory/words"
)

var (
	honorific = regexp.MustCompile(`\b(?i:mr|mrs|ms|miss|dr|rev|revd|fr|sir|dame|cllr)\b\.?\s+\p{Lu}`)
	twoNames  = regexp.MustCompile(`^\p{Lu}[\p{Ll}'’]+(?: \p{Lu}\.?)? \p{Lu}[\p{Ll}\p{Lu}'’-]+$`)
	initials  = regexp.MustCompile(`^(?:\p{Lu}\.? ?){1,2}\p{Lu}\p{Ll}[\p{L}'’-]+$`)
)

// roleWords are words that make of two capitalised words a role: "Safeguarding Lead".
var roleWords = []string{
	"lead", "leader", "officer", "host", "manager", "coordinator", "treasurer", "secretary", "chair", "warden",
	"vicar", "team", "office", "group", "volunteer", "volunteers", "desk", "reception", "librarian", "organiser",
	"head", "teacher", "steward", "captain", "coach", "trustee", "administrator", "director", "editor", "worker",
	"committee",
}

// Role warns of what looks like a person's name: content/ is public for ever.
func Role(r *report.Report, v frontmatter.Text, name string) {
	if IsPersonal(v.Value) {
		r.Personalf(v.Line, "%s looks like a person's name: %s", words.Quote(name), words.Quote(v.Value)).
			Suggestf("write a role, such as the Tuesday host: this page can be read by everybody, for ever")
	}
}

// IsRoleWord reports whether a word makes of others a role.
func IsRoleWord(word string) bool { return slices.Contains(roleWords, strings.ToLower(word)) }

// IsPersonal reports whether a text is, or holds, a person's name.
func IsPersonal(text string) bool { return honorific.MatchString(text) || looksLikeName(text) }

// Names returns where what are most likely the names of persons begins and ends in a text.
func Names(text string) (found [][2]int) {
	for _, name := range namesIn(text) {
		found = append(found, [2]int{name.at, name.end})
	}
	return found
}

// looksLikeName reports whether a role is, or holds, a person's name.
func looksLikeName(role string) bool {
	said := strings.Fields(role)
	isRole := slices.ContainsFunc(said, func(word string) bool {
		return slices.Contains(roleWords, strings.ToLower(strings.Trim(word, ",.()")))
	})
	if !isRole && (twoNames.MatchString(role) || initials.MatchString(role)) {
		return true
	}
	if len(said) > 0 && len(said) <= 2 && !isRole { // in small letters too
		if _, known := givenNames[strings.ToLower(strings.Trim(said[0], ",.()"))]; known {
			return true
		}
	}
	return len(namesIn(role)) > 0
}

// people warns of names of persons, and of what tells of somebody's health, in every
// text of a page that a group wrote.
func people(f *frontmatter.File, body string) {
	for _, text := range f.Texts {
		if !isNamed(text.Key) {
			peopleIn(f, text)
		}
	}
	peopleIn(f, frontmatter.Words{Text: body, Line: f.BodyLine, Key: "body"})
}

// isNamed reports whether a field is no prose: it names something, or has a check of
// its own.
func isNamed(key string) bool {
	switch key {
	case "title", "name", "organisation", "venue.name", "venue.address", "venue.town", "image.credit", "image.file",
		"checked_by", "image.consent.by", "safeguarding.lead":
		return true
	}
	return strings.HasPrefix(key, "join.contact.") || strings.HasPrefix(key, "contact.")
}

func peopleIn(f *frontmatter.File, text frontmatter.Words) {
	line := func(at int) int { return text.Line + strings.Count(text.Text[:at], "\n") }
	names := namesIn(text.Text)
	told := map[string]bool{}
	for _, name := range names {
		if told[name.text] {
			continue
		}
		told[name.text] = true
		if health := healthBehind.FindString(text.Text[name.end:]); health != "" {
			tellHealth(f, line(name.at), name.text+health)
			continue
		}
		f.Personalf(line(name.at), "%s looks like a person's name", words.Quote(name.text)).
			Suggestf("write a role instead, such as the Tuesday host: this page can be read by everybody, for ever")
	}
}

func tellHealth(f *frontmatter.File, line int, found string) {
	f.Personalf(line, "this tells of somebody's health: %s", words.Quote(strings.Join(strings.Fields(found), " "))).
		Suggestf("say it of nobody in particular, or take it out: this page can be read by everybody, for ever")
}

const illness = `(?:a\s+|the\s+|an\s+|early\s+|vascular\s+|severe\s+|terminal\s+|bad\s+|(?:their|his|her)\s+){0,3}` +
	`(?:dementia|alzheimer|cancer|strokes?\b|heart\s+(?:attack|failure|disease)|depress|anxi|diabet|epilep|` +
	`autis|adhd|bipolar|` +
	`schizo|psychosis|parkinson|copd|arthritis|ptsd|a?\s*breakdown|miscarriage|addict|alcoholi|hiv\b|overdose|` +
	`memory\s+(?:loss|problems)|mental\s+(?:health|illness)|learning\s+disabilit)`

// illnessSigns are the words by which illness is found: one stands in all of it.
const illnessSigns = `
	dementia alzheimer alzheimers cancer stroke strokes attack failure disease depression depressed anxiety
	anxious diabetes diabetic epilepsy epileptic autism autistic adhd bipolar schizophrenia schizophrenic
	psychosis parkinson parkinsons copd arthritis ptsd breakdown miscarriage addiction addict addicted alcoholic
	alcoholism hiv overdose memory mental learning`

// healthBehind matches what follows a name.
var healthBehind = regexp.MustCompile(`^(?i:['’]s\s+|\s+(?:who\s+)?(?:has|had|is|was|got|lives\s+with|` +
	`suffers?\s+(?:from|with)|` +
	`(?:was|is|has\s+been|been|got)\s+diagnosed\s+with|diagnosed\s+with|with|` +
	`is\s+recovering\s+from)\s+(?:had\s+|living\s+with\s+)?)` +
	`(?i:` + illness + `\w*)`)

// nameAt is a person's name in a text.
type nameAt struct {
	text    string
	at, end int
}

// namesIn finds what are most likely the names of persons: first names, each with what
// seems to be its surname.
func namesIn(text string) []nameAt {
	var found []nameAt
	for at := 0; at < len(text); {
		if c := text[at]; c < 'A' || c > 'Z' && c < 0xC3 || !beginsCapital(text, at) { // nearly everything
			at++
			continue
		}
		end := at + wordEnd(text[at:])
		if name, is := titledAt(text, at, end); is {
			found = append(found, name)
			at = name.end
			continue
		}
		if doubtful, known := givenNames[givenName(text[at:end])]; known {
			if name, is := personAt(text, at, end, doubtful); is {
				found = append(found, name)
				end = name.end
			}
		}
		at = end
	}
	return found
}

// beginsCapital reports whether a word with a capital begins at a place in a text.
func beginsCapital(text string, at int) bool {
	if r, _ := utf8.DecodeRuneInString(text[at:]); !unicode.IsUpper(r) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return !unicode.IsLetter(before) && !unicode.IsMark(before)
}

// titledAt returns a title with the surname behind it: "Mrs Bell".
func titledAt(text string, at, end int) (nameAt, bool) {
	switch text[at:end] {
	case "Mr", "Mrs", "Ms", "Miss", "Dr", "Rev", "Revd", "Reverend", "Cllr", "Councillor", "Sir", "Dame":
	default:
		return nameAt{}, false
	}
	if strings.HasPrefix(text[end:], ".") {
		end++
	}
	surname, ends := wordAfter(text, end)
	if surname == "" || !isCapital(surname) || withoutS(surname) != surname {
		return nameAt{}, false
	}
	if next, _ := wordAfter(text, ends); slices.Contains(placeWords, strings.ToLower(next)) {
		return nameAt{}, false
	}
	return nameAt{text[at:ends], at, ends}, true
}

// wordEnd returns how many bytes of a text, which begins within a word, belong to it.
func wordEnd(text string) int {
	for i, r := range text {
		if 'a' <= r && r <= 'z' {
			continue
		}
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && r != '-' && r != '\'' && r != '’' {
			return i
		}
	}
	return len(text)
}

// givenName returns a word as it stands among the names: "Mary-Ann" is Mary.
func givenName(word string) string {
	if hyphen := strings.IndexByte(word, '-'); hyphen > 0 {
		word = word[:hyphen]
	}
	return strings.ToLower(withoutS(word))
}

// withoutS returns a word without the 's of what belongs to somebody.
func withoutS(word string) string {
	return strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s"), "'’-")
}

// personAt reports whether a first name is that of a person, and returns it with what
// seems to be the surname.
func personAt(text string, at, end int, doubtful bool) (nameAt, bool) {
	before := wordBefore(text, at)
	next, nextEnd := wordAfter(text, end)
	surname := next != "" && isCapital(next)
	third, _ := "", 0
	if surname {
		third, _ = wordAfter(text, nextEnd)
	}
	word := text[at:end]
	switch {
	case slices.Contains(notBeforePersons, strings.ToLower(before)):
		return nameAt{}, false
	case slices.Contains(placeWords, strings.ToLower(withoutS(next))),
		surname && slices.Contains(placeWords, strings.ToLower(third)):
		return nameAt{}, false
	case surname && slices.Contains(famous, strings.ToLower(withoutS(next))),
		before == "by" && surname && !isAskedFor(text, at, before):
		return nameAt{}, false
	case surname && withoutS(word) != word && !strings.HasSuffix(word, "-"): // Joan's Café
		return nameAt{}, false
	case doubtful && !isAskedFor(text, at, before):
		return nameAt{}, false
	}
	name := nameAt{withoutS(word), at, end}
	if name.text != word {
		name.end = at + len(name.text)
	} else if surname {
		name.text, name.end = text[at:nextEnd], nextEnd
		name.text = withoutS(name.text)
	}
	return name, true
}

// wordBefore returns the word that stands right before a place in a text, or "".
func wordBefore(text string, at int) string {
	before := strings.TrimRight(text[:at], " ")
	before = strings.TrimSuffix(before, ".")
	if strings.ContainsAny(text[len(before):at], ".") && len(before) > 3 && !strings.HasSuffix(before, "St") {
		return ""
	}
	begins := strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) }) + 1
	return before[begins:]
}

// wordAfter returns the word that follows in the same sentence, and where it ends.
func wordAfter(text string, end int) (word string, ends int) {
	rest := text[end:]
	space := len(rest) - len(strings.TrimLeft(rest, " "))
	if space == 0 {
		return "", end
	}
	return rest[space : space+wordEnd(rest[space:])], end + space + wordEnd(rest[space:])
}

func isCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// notBeforePersons are words behind which a first name is part of another name.
var notBeforePersons = []string{
	"st", "saint", "san", "santa", "king", "queen", "prince", "princess", "lord", "lady", "the", "a", "an", "at",
	"read", "reading", "near", "opposite", "behind", "outside", "of", "in", "on", "between", "past", "along",
}

// isAskedFor reports whether what stands before a capitalised word makes a person of it.
func isAskedFor(text string, at int, before string) bool {
	earlier := wordBefore(text, strings.LastIndex(text[:at], before))
	switch strings.ToLower(earlier + " " + before) {
	case "ask for", "asking for", "look for", "out for", "speak to", "talk to",
		"run by", "led by", "hosted by", "taught by":
		return true
	}
	switch strings.ToLower(before) {
	case "ring", "call", "phone", "email", "contact", "tell":
		return true
	}
	return false
}

// famous are surnames behind which nobody's privacy is: of writers, singers and heroes.
var famous = strings.Fields(`
	austen dickens shakespeare lennon mccartney presley bowie lynn sinatra cash joel jackson christie dahl
	blyton bronte brontë hardy wordsworth keats blake larkin heaney thomas gaskell pan twist poppins potter
	copperfield eyre bond holmes wonderland hood lowry turner constable hepworth hockney morris darwin churchill
	nightingale curie bach mozart handel elgar britten luther gandhi bear rabbit`)

// placeWords are words that make of a first name the name of a place or a thing.
var placeWords = strings.Fields(`
	street road lane house hall hostel park centre center court church chapel cathedral gardens garden close
	avenue way place square hospital hospice school college academy room rooms suite trust foundation theatre
	museum gallery bridge farm wood woods field fields institute club society inn arms pub hotel building wing
	library reading-room surgery clinic lodge mill works wharf pier dock docks station stadium ground grove hill
	terrace crescent drive row walk lounge cafe café bakery shop store cup shield award prize day week festival
	technique potter russell wales bells band singers choir players community company cinema arena pool pavilion
	memorial university nursery abbey priory green common lake river island reservoir canal methodist baptist
	parish primary`)

// givenNames are the commonest first names in the United Kingdom, after the registers'
// yearly lists; true are those that are often something else too: a word, a month, a
// place, a surname. There they count only where a person is certainly meant.
var givenNames = func() map[string]bool {
	names := map[string]bool{}
	for name := range strings.FieldsSeq(plainNames) {
		names[name] = false
	}
	for name := range strings.FieldsSeq(doubtfulNames) {
		names[name] = true
	}
	return names
}()

const plainNames = `
aaron abigail adam adele adrian agnes ahmed aidan aileen aisha alan albert alex alexander alexandra alfie alfred
ali alice alicia alison alistair allan alun amanda amelia amir amina amy andrea andrew andy aneurin angela
angharad angus anita ann anna anne annette annie anthony antonia anwen aoife archie arnold arthur asha ashok
audrey barbara barry beatrice becky ben benjamin bernadette bernard beryl bethan betty beverley bob brenda
brendan brian bridget bronwen bruce callum cameron carl carole caroline carolyn carys catherine cathy catrin
ceri charles charlie cheryl chloe chris christina christine christopher ciara claire clare clive clifford
colette colin connor cynthia daniel danielle darren dave david deborah debbie deepak deirdre denise dennis derek
dewi diana diane dilys donald donna dominic doreen doris dorothy dougal duncan dylan eamon edith edna edward
edwin eileen eilidh elaine eleanor eleri elin elizabeth ella ellen ellie elsie elwyn emily emma eric ernest
ernie esther ethan ethel eunice evan evelyn fatima fiona finlay fionnuala frances francis frankie fraser freda
freddie frederick gail gareth gary gavin gemma geoff geoffrey george gerald geraldine gerry gillian gladys
glenda glenys glynis gordon graham grainne gwen gwyneth gwynne hamish hannah harold harriet harry harvinder
hassan heidi helen henry hilary hilda howard hugh huw iain ian ibrahim ifan ioan iolo irene isaac isabel
isabella isla ismail ivan ivor jackie jacob jacqueline jake james jamie jane janet janice jason jasper jatinder
jayne jean jeanette jeffrey jennifer jenny jeremy jessica jill jim jimmy joan joanna joanne jocelyn joe joel
john johnny jonathan joseph josephine josh joshua joyce judith judy julia julian julie justin karen kate
katherine kathleen kathryn kathy katie katy kayleigh keith ken kenneth kevin khadija kieran kim kirsty kumar
laura lauren laurence leah leanne leslie lesley leila leonard liam lilian linda lindsay lisa liz llinos lorna
lorraine louis louise lucy luke lynda lynn lynne mabel madeleine maeve maggie mahmoud malcolm mair mairead mandy
marcus margaret margery maria marian marie marilyn marion marjorie marlene martha mary matthew maureen maurice
mavis maxine megan melanie melissa meera mercedes michael michelle mick miriam mohammad mohammed moira molly
monica morag moses muhammad muriel myfanwy myra nadia nancy naomi natalie natasha neil nerys nia niamh nicholas
nicola nicole niall nick nigel nina nora norma norman nuala oliver olivia olwen oscar osman owain padraig pamela
patricia patrick paul paula pauline pete peter philip phil philippa phoebe phyllis priya rachel rajesh ramesh
raymond rebecca reggie rhian rhiannon rhys richard rita robert roberta robbie rodney roger roisin ronald ronnie
rosalind rosie rory roy rupert ruth ryan sally sam samantha samina samir samuel sanjay sara sarah scott seamus
sean sergei sharon shauna sheila shirley sian siân sidney simon sinead siobhan sofia sonia sophia sophie stacey
stephanie stephen steve steven stewart stuart sue sunita susan suzanne sylvia tamsin tanya tariq teresa terry
tessa thelma theo theresa thomas tim timothy tina toby tom tommy tony tracey tracy trevor trish tristan una
ursula usha vanessa vera vernon veronica vicky vikram vincent vivien walter wanda wayne wendy wilfred william
winifred yasmin yousef yusuf yvonne zahra zara zoe`

const doubtfulNames = `
aled amber carol craig douglas jasmine kyle lewis noel pam ross barry daisy dawn hazel heather jack jan kelly
kerry penny rosemary angel ash ashley austin basil bea bill blossom bobby brook carmel chase charity charlotte
chelsea chester christian clara cliff constance cordelia coral crystal dale dan dean dee dell derry di dick don
dora dot drew duke earl ed eden edie ellis emlyn emmanuel eve faith fay felicity fern flora florence fran frank
fred gale gene georgia glen glyn grace grant guy hal harmony harper harvey heath hope holly honor iris ivy jade
jasper jay jo josie joy jordan jude kit lance lee len leo lily lincoln lionel lloyd lou major marina mark martin
max mel mercy merlin miles milo mo mercia nell nelson norris olive opal owen paddy page paige paris parker pat
patience pearl percy petra polly poppy prudence ray rex rich river rob robin rose rowan roxy ruby rusty sandy
saul sid skye sky stanley stella sunny sydney ted terence tess tilly trinity val valentine vic victor victoria
viola violet virginia warren will willow winston woody`
