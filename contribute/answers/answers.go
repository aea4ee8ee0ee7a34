// Package answers knows what a group is asked about itself, in which order, and what page of content its answers make.
// It reads times and places as people write them, and tells which question each field of a page belongs to. It knows
// nothing of HTTP or layouts.
package answers

import (
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/directory/slips"
	"bandstand/directory/vocabulary"
	"bandstand/messages/forms"
)

// Steps are the subjects, one a page, in the order in which a group thinks of them.
var Steps = []string{"what", "when", "where", "who", "cost", "first", "reach", "safe", "access"}

// Known is what answers are read by.
type Known struct {
	Directory *activity.Directory // without its activities
	Today     schedule.Date
	Taken     func(slug string) bool // reports whether an activity has this address already
	Mends     bool                   // a page is there: its name keeps its address, and its times stay where nobody says others
}

// Settings are what a venue can be, in the order in which they are offered.
var settings = []string{"community", "place-of-worship", "library", "outdoors", "school", "care-home", "surgery", "home"}

// Form returns the questions of a step; what is asked may follow from earlier answers. terms is the directory in the
// language of whoever answers.
func (k Known) Form(step string, v forms.Values, terms *activity.Directory) forms.Form {
	f := forms.Form{Name: step}
	add := func(name string, questions ...forms.Question) {
		f.Sections = append(f.Sections, forms.Section{Name: name, Questions: questions})
	}
	switch step {
	case "what":
		add("", line("title", 100), line("summary", 400), many("kinds", terms.Kinds), prose("words", 2500), line("runs", 100))
		f.Check = k.checkWhat
	case "when":
		add("", prose("when", 600), choice("holidays", "runs", "closed", "ask"))
		f.Check = k.checkWhen
	case "where":
		add("", forms.Question{Name: "how", Kind: forms.Many, Hint: true, Choices: []string{"there", "online", "phone"}})
		there := []forms.Question{line("venue", 100), line("address", 120), typed(line("postcode", 12), "text", "postal-code")}
		if towns := k.towns(v); len(towns) > 0 {
			there = append(there, townQuestion(towns))
		}
		add("there", append(there, choice("setting", settings...), line("entrance", 160), prose("travel", 400))...)
		add("by-screen", prose("online", 300))
		add("by-phone", prose("by_phone", 300))
		f.Check = k.checkWhere
	case "who":
		add("", choice("who", "everyone", "children", "two", "between"))
		add("younger", age("younger-from"), age("younger-to"))
		add("older", age("older-from"))
		add("between", age("between-from"), age("between-to"))
		add("", prose("together", 500), choice("alone", "no", "yes"), bare(line("sit_out", 200)), line("limits", 200),
			many("good_for", terms.GoodFor))
		f.Check = checkWho
	case "cost":
		add("", choice("pays", "free", "amount", "choose"))
		add("amount-of", line("amount", 40), line("per", 40), line("less", 200))
		add("", bare(line("money", 200)))
		f.Check = checkCost
	case "first":
		add("", prose("first_visit", 500), line("buddy", 200))
	case "reach":
		add("", choice("join", activity.ComeAlong, activity.Book, activity.AskFirst, activity.ProfessionalOnly))
		add("refers", line("referral", 160))
		add("", line("role", 60), typed(line("phone", 30), "tel", "tel"), typed(line("sms", 30), "tel", "off"),
			typed(line("email", 120), "email", "email"), typed(bare(line("site", 200)), "url", "url"),
			tick("form"), line("reply", 60))
		f.Check = checkReach
	case "safe":
		add("", line("keeper", 60), prose("worried", 300),
			choice("checks", "roles-that-need-one-have-one", "none-needed", "not-told"), typed(bare(line("policy", 200)), "url", "off"))
		f.Check = checkSafe
	case "access":
		add("", many("access", terms.Access), many("missing", terms.Access), prose("support", 300), bare(line("helpers", 200)))
		f.Check = checkAccess
	}
	if f.Check == nil {
		f.Check = func(forms.Values) []forms.Mistake { return nil }
	}
	return f
}

func line(name string, most int) forms.Question {
	return forms.Question{Name: name, Kind: forms.Line, Hint: true, Most: most, Input: "text", Autocomplete: "off"}
}

func prose(name string, most int) forms.Question {
	return forms.Question{Name: name, Kind: forms.Prose, Hint: true, Most: most}
}

func choice(name string, values ...string) forms.Question {
	return forms.Question{Name: name, Kind: forms.Choice, Choices: values}
}

func tick(name string) forms.Question { return forms.Question{Name: name, Kind: forms.Tick} }

// bare returns a question that says all that there is to say.
func bare(q forms.Question) forms.Question {
	q.Hint = false
	return q
}

func typed(q forms.Question, input, autocomplete string) forms.Question {
	q.Input, q.Autocomplete = input, autocomplete
	return q
}

func age(name string) forms.Question {
	return forms.Question{Name: name, Kind: forms.Line, Most: 20, Input: "text", Autocomplete: "off"}
}

func many(name string, terms vocabulary.List) forms.Question {
	q := forms.Question{Name: name, Kind: forms.Many, Hint: true}
	labels := map[string]string{}
	for _, term := range terms {
		q.Choices = append(q.Choices, term.Slug)
		labels[term.Slug] = term.Label.String()
	}
	q.Label = func(slug string) string { return labels[slug] }
	return q
}

// StepOf returns the step that asks a question.
func (k Known) StepOf(question string) string {
	for _, step := range Steps {
		for _, q := range k.Form(step, forms.Values{"postcode": "M6 5LB"}, k.Directory).Questions() {
			if q.Name == question {
				return step
			}
		}
	}
	return ""
}

// runsIt returns the organisation that runs an activity: one that has a page, or the name of one that is to get one.
func (k Known) runsIt(v forms.Values) (slug, newName string) {
	name := v["runs"]
	if name == "" {
		name = v["title"]
	}
	for _, one := range k.Directory.Organisations {
		if slips.Flatten(one.Name) == slips.Flatten(name) || one.Slug == name {
			return one.Slug, ""
		}
	}
	return activity.SlugOf(name), name
}

// Slug returns the last part of the address of a group's page.
func Slug(v forms.Values) string {
	slug := activity.SlugOf(v["title"])
	if len(slug) > 70 {
		slug = strings.TrimRight(slug[:70], "-")
	}
	return slug
}
