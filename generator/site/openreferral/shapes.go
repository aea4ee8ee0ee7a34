package openreferral

// What follows are the shapes of HSDS 3.0 in the profile of Open Referral UK, as far as
// a directory has anything to say in them.

type apiDetails struct {
	Version string `json:"version"`
	Profile string `json:"profile"`
	OpenAPI string `json:"openapi_url"`
}

type service struct {
	ID           string              `json:"id"`
	Name         string              `json:"name"`
	Description  string              `json:"description"`
	URL          string              `json:"url,omitempty"`
	Email        string              `json:"email,omitempty"`
	Status       string              `json:"status"`
	Fees         string              `json:"fees,omitempty"`
	MinimumAge   *int                `json:"minimum_age,omitempty"`
	MaximumAge   *int                `json:"maximum_age,omitempty"`
	AssuredDate  string              `json:"assured_date,omitempty"`
	Alert        string              `json:"alert,omitempty"`
	LastModified string              `json:"last_modified,omitempty"`
	Organization organization        `json:"organization"`
	Attributes   []attribute         `json:"attributes,omitempty"`
	Schedules    []schedule          `json:"schedules,omitempty"`
	At           []serviceAtLocation `json:"service_at_locations,omitempty"`
	Languages    []language          `json:"languages,omitempty"`
	Costs        []costOption        `json:"cost_options,omitempty"`
	Contacts     []contact           `json:"contacts,omitempty"`
}

type organization struct {
	ID          string       `json:"id"`
	Name        string       `json:"name"`
	Description string       `json:"description"`
	Website     string       `json:"website,omitempty"`
	URI         string       `json:"uri,omitempty"`
	Identifiers []identifier `json:"organization_identifiers,omitempty"`
}

type identifier struct {
	ID     string `json:"id"`
	Scheme string `json:"identifier_scheme"`
	Type   string `json:"identifier_type"`
	Value  string `json:"identifier"`
}

type attribute struct {
	ID       string `json:"id"`
	LinkID   string `json:"link_id"`
	LinkType string `json:"link_type"`
	Term     *term  `json:"taxonomy_term"`
}

type taxonomy struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Description string `json:"description"`
	URI         string `json:"uri,omitempty"`
	Terms       []term `json:"taxonomy_terms,omitempty"`
}

type term struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Description string `json:"description"`
	Taxonomy    string `json:"taxonomy"`
	TaxonomyID  string `json:"taxonomy_id"`
	URI         string `json:"term_uri,omitempty"`
	Code        string `json:"code,omitempty"`
}

type schedule struct {
	ID          string `json:"id"`
	From        string `json:"valid_from,omitempty"`
	To          string `json:"valid_to,omitempty"`
	Start       string `json:"dtstart,omitempty"`
	Freq        string `json:"freq,omitempty"`
	Interval    int    `json:"interval,omitempty"`
	ByDay       string `json:"byday,omitempty"`
	Description string `json:"description,omitempty"`
	Opens       string `json:"opens_at,omitempty"`
	Closes      string `json:"closes_at,omitempty"`
	Link        string `json:"schedule_link,omitempty"`
	Attending   string `json:"attending_type,omitempty"`
	Notes       string `json:"notes,omitempty"`
}

type serviceAtLocation struct {
	ID       string   `json:"id"`
	Location location `json:"location"`
	Service  *service `json:"service,omitempty"` // in lists of these
}

type location struct {
	ID            string          `json:"id"`
	Type          string          `json:"location_type"`
	Name          string          `json:"name,omitempty"`
	Description   string          `json:"description,omitempty"`
	Latitude      *float64        `json:"latitude,omitempty"`
	Longitude     *float64        `json:"longitude,omitempty"`
	Addresses     []address       `json:"addresses,omitempty"`
	Accessibility []accessibility `json:"accessibility,omitempty"`
}

type address struct {
	ID       string `json:"id"`
	Line     string `json:"address_1"`
	City     string `json:"city"`
	Province string `json:"state_province"`
	Postcode string `json:"postal_code"`
	Country  string `json:"country"`
	Type     string `json:"address_type"`
}

type accessibility struct {
	ID          string `json:"id"`
	Description string `json:"description"`
	Details     string `json:"details,omitempty"`
}

type language struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Code string `json:"code"`
}

type costOption struct {
	ID          string  `json:"id"`
	Option      string  `json:"option,omitempty"`
	Amount      float64 `json:"amount"`
	Currency    string  `json:"currency"`
	Description string  `json:"amount_description,omitempty"`
}

type contact struct {
	ID     string  `json:"id"`
	Name   string  `json:"name,omitempty"`
	Email  string  `json:"email,omitempty"`
	Phones []phone `json:"phones,omitempty"`
}

type phone struct {
	ID          string `json:"id"`
	Number      string `json:"number"`
	Type        string `json:"type"`
	Description string `json:"description,omitempty"`
}
