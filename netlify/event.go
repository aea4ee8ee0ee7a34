package netlify

import (
	"cmp"
	"context"
	"encoding/base64"
	"fmt"
	"maps"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"github.com/aws/aws-lambda-go/events"
)

// event is what Netlify hands a function: an API Gateway event, and the query
// as it was typed, which API Gateway's own fields have lost the order of.
type event struct {
	events.APIGatewayProxyRequest
	RawQuery string `json:"rawQuery"`
}

// clientAddress is the header in which Netlify's edge says who is calling,
// overwriting whatever the caller put there.
const clientAddress = "X-Nf-Client-Connection-Ip"

// request is the event as an http.Request. It fails on what is no HTTP request:
// a path that is none, or a body that is not the base64 it says it is.
func (e event) request(ctx context.Context) (*http.Request, error) {
	target, err := url.ParseRequestURI(cmp.Or(e.Path, "/"))
	if err != nil {
		return nil, fmt.Errorf("read path: %w", err)
	}
	target.RawQuery = e.query()
	body, err := e.body()
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, cmp.Or(e.HTTPMethod, http.MethodGet), "/", strings.NewReader(body))
	if err != nil {
		return nil, err
	}

	request.URL = target // as it is: written out and read again, //a/b would turn into a host
	request.Header = e.header()
	request.Host = request.Header.Get("Host")
	request.Header.Del("Host") // as net/http's server does
	request.RequestURI = target.RequestURI()
	request.RemoteAddr = e.remoteAddress(request.Header)
	return request, nil
}

// query is the query string as typed where Netlify gives it, else put together
// again, sorted by key, with the values of a key in their order.
func (e event) query() string {
	if e.RawQuery != "" {
		return e.RawQuery
	}
	values := url.Values(maps.Clone(e.MultiValueQueryStringParameters))
	if values == nil {
		values = url.Values{}
	}
	for key, value := range e.QueryStringParameters {
		if _, known := values[key]; !known {
			values.Set(key, value)
		}
	}
	return values.Encode()
}

func (e event) body() (string, error) {
	if !e.IsBase64Encoded {
		return e.Body, nil
	}
	body, err := base64.StdEncoding.DecodeString(e.Body)
	if err != nil {
		return "", fmt.Errorf("read body: %w", err)
	}
	return string(body), nil
}

// header prefers the lists of values, in which a repeated header is whole; the
// single values fill what they lack.
func (e event) header() http.Header {
	header := http.Header{}
	for _, name := range slices.Sorted(maps.Keys(e.MultiValueHeaders)) {
		for _, value := range e.MultiValueHeaders[name] {
			header.Add(name, value)
		}
	}
	whole := header.Clone()
	for _, name := range slices.Sorted(maps.Keys(e.Headers)) {
		if len(whole.Values(name)) == 0 {
			header.Set(name, e.Headers[name])
		}
	}
	return header
}

// remoteAddress is the visitor's address in the form of http.Request.RemoteAddr,
// with port 0 since nobody tells it; empty where nobody tells the address.
func (e event) remoteAddress(header http.Header) string {
	for _, said := range []string{header.Get(clientAddress), e.RequestContext.Identity.SourceIP} {
		if address, err := netip.ParseAddr(said); err == nil {
			return net.JoinHostPort(address.String(), "0")
		}
	}
	return ""
}
