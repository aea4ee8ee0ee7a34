package answers

import (
	"regexp"
	"strconv"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/phone"
	"bandstand/directory/place"
	"bandstand/messages/forms"
)

func (k Known) checkWhat(v forms.Values) []forms.Mistake {
	found := v.Missing("title", "summary", "kinds")
	switch slug := Slug(v); {
	case v["title"] == "":
	case slug == "":
		found = append(found, forms.Mistake{Field: "title", Key: "title_letters"})
	case !k.Mends && k.Taken(slug):
		found = append(found, forms.Mistake{Field: "title", Key: "title_taken"})
	}
	if strings.Count(v["kinds"], ",") > 2 {
		found = append(found, forms.Mistake{Field: "kinds", Key: "kinds_many"})
	}
	if v["runs"] != "" && activity.SlugOf(v["runs"]) == "" {
		found = append(found, forms.Mistake{Field: "runs", Key: "title_letters"})
	}
	return found
}

func (k Known) checkWhen(v forms.Values) []forms.Mistake {
	if k.Mends {
		return nil
	}
	return v.Missing("when")
}

func (k Known) checkWhere(v forms.Values) []forms.Mistake {
	found := v.Missing("how")
	if v.Has("how", "there") {
		found = append(found, v.Missing("venue")...)
		if v["setting"] != "home" {
			found = append(found, v.Missing("address")...)
		}
		if key := postcodeMistake(v["postcode"]); key != "" {
			found = append(found, forms.Mistake{Field: "postcode", Key: key})
		}
	}
	if v.Has("how", "online") {
		found = append(found, v.Missing("online")...)
	}
	if v.Has("how", "phone") {
		found = append(found, v.Missing("by_phone")...)
	}
	return found
}

// postcodeMistake returns the key of what is wrong with a postcode, or "".
func postcodeMistake(text string) string {
	code, ok := place.ParsePostcode(text)
	if text == "" || !ok || len(code.Inward) != 3 {
		return "postcode"
	}
	if _, _, ok := place.FindPostcode(code); !ok {
		return "postcode_unknown"
	}
	return ""
}

func checkWho(v forms.Values) []forms.Mistake {
	found := v.Missing("who", "together")
	ages := func(names ...string) {
		for _, name := range names {
			if years, err := strconv.Atoi(v[name]); v[name] != "" && (err != nil || years < 0 || years > 120) {
				found = append(found, forms.Mistake{Field: name, Key: "age"})
			}
		}
	}
	needOne := func(one, other string) {
		if ages(one, other); v[one] == "" && v[other] == "" {
			found = append(found, forms.Mistake{Field: one, Key: "ages"})
		}
		from, err := strconv.Atoi(v[one])
		to, err2 := strconv.Atoi(v[other])
		if err == nil && err2 == nil && from > to {
			found = append(found, forms.Mistake{Field: other, Key: "ages_swapped"})
		}
	}
	switch v["who"] {
	case "children":
		needOne("younger-from", "younger-to")
	case "two":
		needOne("younger-from", "younger-to")
		if ages("older-from"); v["older-from"] == "" {
			found = append(found, forms.Mistake{Field: "older-from", Key: "ages"})
		}
	case "between":
		needOne("between-from", "between-to")
	}
	return found
}

// pounds matches an amount as people write it.
var pounds = regexp.MustCompile(`^£? ?(\d{1,3}(?:\.\d{1,2})?)$`)

func checkCost(v forms.Values) []forms.Mistake {
	found := v.Missing("pays")
	if v["pays"] == "amount" && !pounds.MatchString(v["amount"]) {
		found = append(found, forms.Mistake{Field: "amount", Key: "amount"})
	}
	return found
}

func checkReach(v forms.Values) []forms.Mistake {
	found := v.Missing("join", "role")
	if v["join"] == activity.ProfessionalOnly {
		found = append(found, v.Missing("referral")...)
	}
	for _, name := range []string{"phone", "sms"} {
		if n, ok := phone.Parse(v[name]); v[name] != "" && (!ok || !n.Valid()) {
			found = append(found, forms.Mistake{Field: name, Key: "phone"})
		}
	}
	if v["phone"]+v["sms"]+v["email"]+v["site"] == "" {
		found = append(found, forms.Mistake{Field: "phone", Key: "no_way"})
	}
	if v["form"] == forms.Yes && v["email"] == "" && v["form_to"] == "" {
		found = append(found, forms.Mistake{Field: "email", Key: "form_email"})
	}
	return found
}

// checkSafe asks for all that belongs together once one of it was told.
func checkSafe(v forms.Values) []forms.Mistake {
	if v["keeper"]+v["worried"]+v["checks"]+v["policy"] == "" {
		return nil
	}
	return v.Missing("keeper", "worried", "checks")
}

func checkAccess(v forms.Values) (found []forms.Mistake) {
	for slug := range strings.SplitSeq(v["access"], ",") {
		if slug != "" && v.Has("missing", slug) {
			return []forms.Mistake{{Field: "missing", Key: "both"}}
		}
	}
	return nil
}
