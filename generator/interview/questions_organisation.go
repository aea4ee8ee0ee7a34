package interview

import (
	"fmt"
	"slices"
	"strings"

	"bandstand/directory/activity"
)

// organisationQuestions returns the questions about an organisation.
func organisationQuestions() []question {
	return []question{
		{text: "What is the organisation called?", example: "Salford Song Circle", keep: takeOrganisationName},
		{text: "Who are they, in one sentence?", example: "Three choirs and a kettle", keep: text("summary")},
		{
			text: "Who answers when somebody gets in touch? A role, not a person's name.", example: "the secretary",
			enter: "to leave it out", keep: text("contact.role"),
		},
		{
			text:    "How can people reach them? A phone number, an email or a website that everybody may see; several with commas.",
			example: "01632 960001, songs@example.org",
			when:    func(i *interview) bool { return i.values["contact.role"] != "" },
			keep:    takeWays("contact"),
		},
		{text: "What else should people know: how did they start, who pays?", enter: "to leave it out", keep: takeBody},
	}
}

func takeOrganisationName(i *interview, answer string) error {
	slug := activity.SlugOf(answer)
	if slug == "" {
		return noName
	}
	if _, taken := i.everything[organisationFile(slug)]; taken {
		return refusal(fmt.Sprintf(
			"There is a page of that name already: %s. Give this one another name.", organisationFile(slug),
		))
	}
	i.slug = slug
	return text("name")(i, answer)
}

// takeOrganisation keeps the organisation of an activity by its name. One that is not
// known gets a page, unless it turns out to be one with a similar name.
func takeOrganisation(i *interview, answer string) error {
	for _, known := range i.directory.Organisations {
		if strings.EqualFold(known.Name, answer) || known.Slug == activity.SlugOf(answer) {
			return text("organisation")(i, known.Slug)
		}
	}
	if err := i.nameOrganisation(answer); err != nil {
		return err
	}
	i.similar = similarTo(answer, i.directory.Organisations)
	return nil
}

// nameOrganisation begins the page of a new organisation.
func (i *interview) nameOrganisation(name string) error {
	slug := activity.SlugOf(name)
	if slug == "" {
		return noName
	}
	if _, taken := i.everything[organisationFile(slug)]; taken {
		return refusal(fmt.Sprintf(
			"The page %s is there, but it has mistakes of its own: mend it first.", organisationFile(slug),
		))
	}
	i.newSlug = slug
	i.organisation = map[string]string{"name": asYAML(name), "summary": asYAML(name)}
	return text("organisation")(i, slug)
}

// takeSimilarOrganisation keeps one of the organisations offered; an empty answer means
// none of them.
func takeSimilarOrganisation(i *interview, answer string) error {
	switch strings.ToLower(answer) {
	case "", "no", "none", "new":
		return nil
	}
	for _, one := range i.similar {
		if one.Slug == answer {
			i.organisation, i.newSlug = nil, ""
			return text("organisation")(i, answer)
		}
	}
	return notAChoice
}

// similarTo returns up to five organisations that share words with a name, those
// that share most first.
func similarTo(name string, organisations []*activity.Organisation) []*activity.Organisation {
	said := wordsOf(name)
	shared := map[*activity.Organisation]int{}
	var found []*activity.Organisation
	for _, one := range organisations {
		for _, word := range wordsOf(one.Name) {
			if slices.Contains(said, word) {
				shared[one]++
			}
		}
		if shared[one] > 0 {
			found = append(found, one)
		}
	}
	slices.SortStableFunc(found, func(a, b *activity.Organisation) int { return shared[b] - shared[a] })
	return found[:min(len(found), 5)]
}

// wordsOf returns the words of a name, without the short and the common ones.
func wordsOf(name string) []string {
	common := []string{"group", "club", "circle", "centre", "friends", "community", "with", "from"}
	return slices.DeleteFunc(strings.Split(activity.SlugOf(name), "-"), func(word string) bool {
		return len(word) < 4 || slices.Contains(common, word)
	})
}
