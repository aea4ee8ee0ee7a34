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

// event is what Netlify passes to a function: an API Gateway event, and the query as it
// was typed, with its order, which API Gateway's own fields lack.
type event struct {
	events.APIGatewayProxyRequest
	RawQuery string `json:"rawQuery"`
}

// clientAddress is the header in which Netlify sends the address of the client,
// replacing whatever the client sent.
const clientAddress = "X-Nf-Client-Connection-Ip"

// request returns the event as an http.Request. It fails on an invalid path and on a
// body that is not the base64 that the event announces.
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

// query returns the query as it was typed, or else one made of the event's fields,
// sorted by key, with the values of a key in their order.
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

// header returns the headers of the lists of values, which have repeated ones whole, and
// the single values that these lack.
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

// remoteAddress returns the client's address in the form of http.Request.RemoteAddr, with
// port 0 because it is not known; "" where the address is not known either.
func (e event) remoteAddress(header http.Header) string {
	for _, text := range []string{header.Get(clientAddress), e.RequestContext.Identity.SourceIP} {
		if address, err := netip.ParseAddr(text); err == nil {
			return net.JoinHostPort(address.String(), "0")
		}
	}
	return ""
}
