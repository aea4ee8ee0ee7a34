package main

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
)

// plainly is what is wrong with an answer, said to whoever typed it: a whole
// sentence.
type plainly string

func (p plainly) Error() string { return string(p) }

const (
	notAChoice = plainly("Please type one of the numbers.")
	noName     = plainly("A name needs at least one letter or figure.")
)

// text keeps an answer as it was said.
func text(key string) func(*interview, string) error {
	return func(i *interview, answer string) error {
		i.values[key] = asYAML(answer)
		return nil
	}
}

// day keeps a date.
func day(key string) func(*interview, string) error {
	return func(i *interview, answer string) error {
		if _, err := schedule.ParseDate(answer); err != nil {
			return plainly(fmt.Sprintf("%q is not a date. Please write the year first, as in 2026-11-02.", answer))
		}
		i.values[key] = answer
		return nil
	}
}

// yes keeps an answer of yes or no.
func yes(key string) func(*interview, string) error {
	return func(i *interview, answer string) error {
		switch strings.ToLower(answer) {
		case "yes", "y":
			i.values[key] = "true"
		case "no", "n":
			i.values[key] = "false"
		default:
			return plainly("Please answer yes or no.")
		}
		return nil
	}
}

// takeTitle also makes the page's address of the title.
func takeTitle(i *interview, answer string) error {
	slug := activity.SlugOf(answer)
	if slug == "" {
		return noName
	}
	for file := range i.everything {
		if strings.HasPrefix(file, "activities/") && path.Base(file) == slug+".md" {
			return plainly(fmt.Sprintf("There is a page of that name already: %s. Give this one another name.", file))
		}
	}
	i.slug = slug
	return text("title")(i, answer)
}

// takeKinds takes kinds by their number, their name or a word that people use
// for them.
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

// flowText writes a piece of text inside [] or {}.
func flowText(text string) string {
	if bareWord.MatchString(text) {
		return asYAML(text)
	}
	return quoted(text)
}

var ages = regexp.MustCompile(`^(\d{1,3})(?:\s*(?:to|-|–|and)\s*(\d{1,3})|\s*\+|\s+(?:and|or)\s+(?:over|older|up|more))?$`)

// takeAges takes "5 to 11", "55" or "55 and over".
func takeAges(key string) func(*interview, string) error {
	return func(i *interview, answer string) error {
		found := ages.FindStringSubmatch(strings.ToLower(answer))
		if found == nil {
			return plainly("Please give ages in years: 5 to 11, or 55.")
		}
		i.values[key+".from"] = found[1]
		if found[2] != "" {
			i.values[key+".to"] = found[2]
		}
		return nil
	}
}

// takeBody keeps what stands below the front matter.
func takeBody(i *interview, answer string) error {
	i.body = answer
	return nil
}

var price = regexp.MustCompile(`^£?\s*(\d{1,4}(?:\.\d{1,2})?)\s*(?:pounds?)?(?:\s*(?:per|a|an|each|for each|for a)\s+(.+))?$`)

// takeCost takes "free", "£3.50 per session" or "pay what you can".
func takeCost(i *interview, answer string) error {
	said := strings.ToLower(strings.TrimSuffix(answer, "."))
	found := price.FindStringSubmatch(said)
	switch {
	case said == "free" || said == "nothing":
		i.values["cost.free"] = "true"
	case said == "pay what you can":
		i.values["cost.pay_what_you_can"] = "true"
	case found != nil:
		i.values["cost.amount"] = found[1]
		i.values["cost.per"] = "session"
		if found[2] != "" {
			i.values["cost.per"] = asYAML(found[2])
		}
	default:
		return plainly("Please say free, or an amount such as 3.50 per session.")
	}
	return nil
}

// takeWays takes phone numbers, emails and websites in any order.
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
		return plainly(fmt.Sprintf("%q is no phone number, email or website.", way))
	}
	if _, told := i.values[key+"."+name]; told && name == "phone" {
		name = "sms"
	}
	if _, told := i.values[key+"."+name]; told {
		return plainly(fmt.Sprintf("There is room for one %s only. More can be said in the page's own words.", name))
	}
	i.values[key+"."+name] = quoted(way)
	return nil
}
