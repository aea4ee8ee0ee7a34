package contribute

import (
	"slices"

	"bandstand/contribute/answers"
	"bandstand/directory/page"
	"bandstand/directory/plainwords"
	"bandstand/directory/words"
	"bandstand/messages/forms"
)

// ownWords are the questions that a group answers in its own words. What things are called stays as it is.
var ownWords = []string{"summary", "words", "together", "sit_out", "limits", "entrance", "travel", "online", "by_phone",
	"less", "money", "referral", "reply", "first_visit", "buddy", "support", "helpers", "worried"}

// advise says beside each field what could be said more plainly there, of what is not on the site already. It keeps
// nobody from going on, and leaves Welsh alone.
func (s *reader) advise(sections []forms.SectionView, d *draft) {
	if s.lang.Code() != words.English().Code() {
		return
	}
	plain := plainwords.New(s.desk.Directory().Plain)
	for _, section := range sections {
		for i := range section.Fields {
			field := &section.Fields[i]
			if !slices.Contains(ownWords, field.Name) || field.Value == d.was[field.Name] {
				continue
			}
			for _, found := range plain.Read(field.Value) {
				if found.Words > 0 {
					field.Advice = append(field.Advice, s.lang.Say("add.plain.long", "count", found.Words, "begins", found.Found))
					continue
				}
				field.Advice = append(field.Advice, s.lang.Say("add.plain.say", "say", found.Say, "found", found.Found))
			}
		}
	}
}

// advice returns all that could be said more plainly, each with the way to its field.
func (s *reader) advice(d *draft) (all []page.Link) {
	for _, step := range answers.Steps {
		f := s.knownFor(d).Form(step, d.Answers, s.terms)
		sections, _ := f.View(s.lang, "add."+step, d.Answers, nil, nil)
		s.advise(sections, d)
		for _, section := range sections {
			for _, field := range section.Fields {
				for _, one := range field.Advice {
					all = append(all, s.linked(remark{field.Name, one}, d))
				}
			}
		}
	}
	return all
}
