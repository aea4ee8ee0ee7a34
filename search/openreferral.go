package search

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"time"

	"bandstand/directory/page"
	"bandstand/search/openreferral"
)

// OpenReferralPath is below which the service answers in Open Referral UK: it filters
// lists, and leads to the site's own files where nothing is asked for. A request that
// filters never gets what is not filtered.
const OpenReferralPath = "/open-referral"

// inOpenReferral returns what an address asks for below OpenReferralPath, wherever the
// service is mounted.
func inOpenReferral(r *http.Request) (thing string, ok bool) {
	_, thing, ok = strings.Cut(r.URL.Path, OpenReferralPath)
	return strings.Trim(thing, "/"), ok
}

// OpenReferralLists returns the addresses that the service has to answer and no file.
func OpenReferralLists() []string {
	var all []string
	for _, list := range openreferral.Filtered() {
		all = append(all, OpenReferralPath+"/"+list)
	}
	return all
}

// plainThing is what else may be asked for: it stands in a file.
var plainThing = regexp.MustCompile(`^[a-z_]+(/[0-9a-f-]{36})?$`)

// serveOpenReferral answers what is asked for in Open Referral UK.
func (s *Service) serveOpenReferral(w http.ResponseWriter, r *http.Request, thing string, now time.Time) {
	w.Header().Set("Access-Control-Allow-Origin", "*")
	switch {
	case openreferral.IsFiltered(thing) && r.URL.RawQuery != "":
		s.serveFiltered(w, r, thing, now)
	case thing == "":
		http.Redirect(w, r, OpenReferralPath+"/index.json", http.StatusFound)
	case plainThing.MatchString(thing):
		http.Redirect(w, r, OpenReferralPath+"/"+thing+".json", http.StatusFound)
	default:
		sendFault(w, r, http.StatusNotFound, "there is nothing at this address")
	}
}

// serveFiltered answers a list with what meets every filter.
func (s *Service) serveFiltered(w http.ResponseWriter, r *http.Request, list string, now time.Time) {
	if s == nil {
		front.Unavailable().ServeHTTP(w, r)
		return
	}
	body, err := openreferral.Filter(list, r.URL.Query(), s.index, s.reader, now)
	var fault openreferral.FilterError
	switch {
	case errors.As(err, &fault):
		sendFault(w, r, http.StatusBadRequest, fault.Error())
	case err != nil:
		front.Error(w, r, err)
	default:
		page.Send(w, r, http.StatusOK, jsonType, body)
	}
}

const jsonType = "application/json; charset=utf-8"

func sendFault(w http.ResponseWriter, r *http.Request, status int, message string) {
	page.Send(w, r, status, jsonType, fmt.Appendf(nil, `{"error":{"message":%q}}`+"\n", message))
}
