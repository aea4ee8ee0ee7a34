package answers

import (
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/content/pagefile"
	"bandstand/messages/forms"
)

// Read returns what a page answers to the questions, as far as the form can say it. Times are not among it: words that
// are read back as the same times cannot be promised, so they stay until somebody says others.
func (k Known) Read(text []byte) (forms.Values, error) {
	p, err := pagefile.Read(text)
	if err != nil {
		return nil, err
	}
	v := forms.Values{}
	for question, path := range map[string]string{
		"title": "title", "summary": "summary", "together": "generations.together", "sit_out": "generations.just_watch",
		"younger-from": "generations.younger.from", "younger-to": "generations.younger.to", "older-from": "generations.older.from",
		"between-from": "generations.between.from", "between-to": "generations.between.to",
		"venue": "venue.name", "address": "venue.address", "town": "venue.town", "postcode": "venue.postcode", "setting": "venue.setting",
		"entrance": "venue.entrance", "travel": "venue.getting_there", "amount": "cost.amount", "per": "cost.per",
		"less": "cost.concessions", "money": "cost.note", "join": "join.how", "role": "join.contact.role", "phone": "join.contact.phone",
		"sms": "join.contact.sms", "email": "join.contact.email", "site": "join.contact.website", "reply": "join.reply_within",
		"referral": "join.referral.who", "first_visit": "first_visit", "buddy": "buddy", "limits": "who_can_come", "support": "support",
		"helpers": "helpers_wanted", "keeper": "safeguarding.lead", "worried": "safeguarding.if_worried", "checks": "safeguarding.checks",
		"policy": "safeguarding.policy", "words": pagefile.InBody, "runs": "organisation", "form_to": "join.form_to",
	} {
		if said := strings.TrimSpace(p.Text(path)); said != "" {
			v[question] = said
		}
	}
	if i := slices.IndexFunc(k.Directory.Organisations, func(o *activity.Organisation) bool { return o.Slug == v["runs"] }); i >= 0 {
		v["runs"] = k.Directory.Organisations[i].Name // people know it by that
	}
	for question, path := range map[string]string{"kinds": "kinds", "good_for": "good_for", "access": "access", "missing": "access_missing"} {
		v[question] = strings.Join(p.Named(path, "feature"), ",")
	}
	says := func(path string) bool { return p.Text(path) == "true" }
	there := map[string]bool{
		"there": p.Get("venue") != nil, "online": isTold(p.Text("online")), "phone": isTold(p.Text("by_phone")),
	}
	var how []string
	for _, way := range []string{"there", "online", "phone"} {
		if there[way] {
			how = append(how, way)
		}
	}
	v["how"] = strings.Join(how, ",")
	for way, question := range map[string]string{"online": "online", "phone": "by_phone"} {
		if there[way] {
			v[question] = p.Text(map[string]string{"online": "online", "phone": "by_phone"}[way])
		}
	}
	v["alone"] = map[string]string{"true": "yes", "false": "no"}[p.Text("generations.children_alone")]
	switch {
	case says("generations.everyone") && p.Get("generations.younger") != nil:
		v["who"] = "children"
	case says("generations.everyone"):
		v["who"] = "everyone"
	case p.Get("generations.between") != nil:
		v["who"] = "between"
	default:
		v["who"] = "two"
	}
	switch {
	case says("cost.free"):
		v["pays"] = "free"
	case p.Get("cost.amount") != nil:
		v["pays"] = "amount"
	case says("cost.pay_what_you_can"):
		v["pays"] = "choose"
	}
	if bank := p.Text("bank_holidays"); bank == "runs" || bank == "closed" {
		v["holidays"] = bank
	}
	if says("join.message_form") {
		v["form"] = forms.Yes
	}
	return v, nil
}

func isTold(said string) bool { return said != "" && said != "false" }

// Mend returns the page of which only that is written anew which somebody answers otherwise than it did. hidden takes it
// off the site.
func (k Known) Mend(slug, file string, text []byte, before, now forms.Values, hidden bool) (Page, error) {
	p, err := pagefile.Read(text)
	if err != nil {
		return Page{}, err
	}
	made := Page{Slug: slug, File: file}
	changed := Changed(before, now)
	for _, one := range parts {
		if one.questions[0] == "runs" && !slices.Contains(changed, "runs") { // a new name is not another organisation
			continue
		}
		if slices.ContainsFunc(one.questions, func(question string) bool { return slices.Contains(changed, question) }) {
			one.write(k, now, &p)
		}
	}
	if len(changed) > 0 {
		p.Set("last_checked", k.Today.String())
		p.Set("checked_by", "the group")
		p.Set("checked_how", "group-told-us")
	}
	if hidden {
		p.Set("status", "draft")
	}
	if made.Text, err = p.Write(nil); err != nil {
		return Page{}, err
	}
	if slices.Contains(changed, "runs") {
		return k.withOrganisation(made, now)
	}
	return made, nil
}

// Changed returns the questions that are answered otherwise, in order.
func Changed(before, now forms.Values) (changed []string) {
	for _, all := range []forms.Values{before, now} {
		for question := range all {
			if before[question] != now[question] && !slices.Contains(changed, question) {
				changed = append(changed, question)
			}
		}
	}
	slices.Sort(changed)
	return changed
}
