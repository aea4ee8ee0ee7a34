package search

import (
	"bytes"
	"encoding/json"
	"io"
	"time"

	"bandstand/directory/words"
	"bandstand/search/answer"
	"bandstand/search/lexicon"
	"bandstand/search/query"
)

// writeJSON writes the answer as JSON, the same at any time.
func (s *Service) writeJSON(w io.Writer, a *Answer, _ time.Time) error {
	for g := range lexicon.GroupCount {
		values := a.Facets[g.String()]
		for i, one := range values {
			values[i].URL = leadsTo(a.Plan, g, one)
		}
	}
	for i, one := range a.Urgent { // JSON has no place for what is not in the answer's language
		a.Urgent[i].Name, a.Urgent[i].Note = words.Own(one.Name.String()), words.Own(one.Note.String())
		a.Urgent[i].Hours = words.Own(one.Hours.String())
	}
	var told bytes.Buffer
	encoder := json.NewEncoder(&told)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(a); err != nil {
		return err
	}
	_, err := w.Write(s.inItsLanguage(told.Bytes()))
	return err
}

// leadsTo returns the search with a value chosen, or dropped where it is chosen: then
// the words that it was understood from are taken back.
func leadsTo(p *query.Plan, g lexicon.Group, one answer.Value) string {
	if !one.Chosen {
		return p.Address.Choosing(g, one.Value).String()
	}
	dropped := p.Address.Dropping(g, one.Value)
	for _, asked := range p.Asked[g] {
		if asked.Value == one.Value && asked.Part >= 0 {
			dropped = dropped.TakingBack(p.Literally(asked.Part))
		}
	}
	return dropped.String()
}

// inItsLanguage makes of an answer one in the service's language: its addresses lead
// to pages in it.
func (s *Service) inItsLanguage(answer []byte) []byte {
	if s.Shell.Prefix == "" {
		return answer
	}
	for _, key := range []string{"url", "remove", "restore"} { // within values quotation marks are escaped
		answer = bytes.ReplaceAll(answer, []byte(`"`+key+`":"/`), []byte(`"`+key+`":"`+s.Shell.Prefix+`/`))
	}
	return answer
}
