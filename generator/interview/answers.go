package interview

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
)

// refusal is an error about an answer, as a sentence for whoever typed it.
type refusal string

func (r refusal) Error() string { return string(r) }

const (
	notAChoice = refusal("Please type one of the numbers.")
	noName     = refusal("A name needs at least one letter or figure.")
)

// text returns a function that keeps an answer as the text of a key.
func text(key string) func(*interview, string) error {
	return func(i *interview, answer string) error {
		i.values[key] = asYAML(answer)
		return nil
	}
}

// day returns a function that keeps an answer as the date of a key.
func day(key string) func(*interview, string) error {
	return func(i *interview, answer string) error {
		if _, err := schedule.ParseDate(answer); err != nil {
			return refusal(fmt.Sprintf("%q is not a date. Please write the year first, as in 2026-11-02.", answer))
		}
		i.values[key] = answer
		return nil
	}
}

// yes returns a function that keeps an answer of yes or no.
func yes(key string) func(*interview, string) error {
	return func(i *interview, answer string) error {
		switch strings.ToLower(answer) {
		case "yes", "y":
			i.values[key] = "true"
		case "no", "n":
			i.values[key] = "false"
		default:
			return refusal("Please answer yes or no.")
		}
		return nil
	}
}

// takeTitle keeps the title, and makes the slug of the page of it.
func takeTitle(i *interview, answer string) error {
	slug := activity.SlugOf(answer)
	if slug == "" {
		return noName
	}
	for file := range i.everything {
		if strings.HasPrefix(file, "activities/") && path.Base(file) == slug+".md" {
			return refusal(fmt.Sprintf("There is a page of that name already: %s. Give this one another name.", file))
		}
	}
	i.slug = slug
	return text("title")(i, answer)
}

// takeKinds keeps kinds by their number, their name or a lay word for them.
func takeKinds(i *interview, answer string) error {
	choices := kindChoices(i)
	var kinds []string
	for word := range strings.SplitSeq(answer, ",") {
		word = strings.TrimSpace(word)
		kind := picked(word, choices)
		for _, term := range i.directory.Kinds {
			for _, lay := range term.Words {
				if strings.EqualFold(lay, word) {
					kind = term.Slug
				}
			}
		}
		kinds = append(kinds, flowText(kind))
	}
	i.values["kinds"] = "[" + strings.Join(kinds, ", ") + "]"
	return nil
}

var bareWord = regexp.MustCompile(`^[\p{L}][\p{L}0-9-]*$`)

// flowText returns a text in YAML inside [] or {}.
func flowText(text string) string {
	if bareWord.MatchString(text) {
		return asYAML(text)
	}
	return quoted(text)
}

var ages = regexp.MustCompile(`^(\d{1,3})(?:\s*(?:to|-|–|and)\s*(\d{1,3})|\s*\+|\s+(?:and|or)\s+(?:over|older|up|more))?$`)

// takeAges returns a function that keeps ages: "5 to 11", "55" or "55 and over".
func takeAges(key string) func(*interview, string) error {
	return func(i *interview, answer string) error {
		found := ages.FindStringSubmatch(strings.ToLower(answer))
		if found == nil {
			return refusal("Please give ages in years: 5 to 11, or 55.")
		}
		i.values[key+".from"] = found[1]
		if found[2] != "" {
			i.values[key+".to"] = found[2]
		}
		return nil
	}
}

// takeBody keeps the text below the front matter.
func takeBody(i *interview, answer string) error {
	i.body = answer
	return nil
}

var price = regexp.MustCompile(`^£?\s*(\d{1,4}(?:\.\d{1,2})?)\s*(?:pounds?)?(?:\s*(?:per|a|an|each|for each|for a)\s+(.+))?$`)

// takeCost keeps a cost: "free", "£3.50 per session" or "pay what you can".
func takeCost(i *interview, answer string) error {
	answer = strings.ToLower(strings.TrimSuffix(answer, "."))
	found := price.FindStringSubmatch(answer)
	switch {
	case answer == "free" || answer == "nothing":
		i.values["cost.free"] = "true"
	case answer == "pay what you can":
		i.values["cost.pay_what_you_can"] = "true"
	case found != nil:
		i.values["cost.amount"] = found[1]
		i.values["cost.per"] = "session"
		if found[2] != "" {
			i.values["cost.per"] = asYAML(found[2])
		}
	default:
		return refusal("Please say free, or an amount such as 3.50 per session.")
	}
	return nil
}

// takeWays returns a function that keeps phone numbers, email addresses and websites in
// any order.
func takeWays(key string) func(*interview, string) error {
	return func(i *interview, answer string) error {
		for way := range strings.SplitSeq(answer, ",") {
			if err := i.takeWay(key, strings.TrimSpace(way)); err != nil {
				return err
			}
		}
		return nil
	}
}

func (i *interview) takeWay(key, way string) error {
	name := "phone"
	switch {
	case strings.Contains(way, "@"):
		name = "email"
	case strings.Contains(way, "://"):
		name = "website"
	case strings.HasPrefix(way, "www."):
		name, way = "website", "https://"+way
	case strings.Count(way, "") < 6 || strings.Trim(way, "+0123456789 ()-") != "":
		return refusal(fmt.Sprintf("%q is no phone number, email or website.", way))
	}
	if _, taken := i.values[key+"."+name]; taken && name == "phone" {
		name = "sms"
	}
	if _, taken := i.values[key+"."+name]; taken {
		return refusal(fmt.Sprintf("There is room for one %s only. More can be said in the page's own words.", name))
	}
	i.values[key+"."+name] = quoted(way)
	return nil
}
