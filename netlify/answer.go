package netlify

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"unicode/utf8"

	"github.com/aws/aws-lambda-go/events"
)

// answer collects what a handler writes, as an http.ResponseWriter.
type answer struct {
	header http.Header // that the handler may still change
	sent   http.Header // as it was when the status was written; nil before
	status int
	body   bytes.Buffer
}

func (a *answer) Header() http.Header { return a.header }

func (a *answer) WriteHeader(status int) {
	informational := status >= 100 && status < 200 // an event has one answer
	if a.sent != nil || informational {
		return
	}
	a.status = status
	a.sent = a.header.Clone()
}

func (a *answer) Write(p []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	return a.body.Write(p)
}

// encode returns the answer to a request of a method in API Gateway's JSON.
//
// A header with one value stands in headers, a repeated one in
// multiValueHeaders, none in both: Netlify would send it twice. A body that is
// valid UTF-8 passes through JSON unchanged and goes as it is; any other goes as
// base64.
func (a *answer) encode(method string) ([]byte, error) {
	a.WriteHeader(http.StatusOK)
	body := a.body.Bytes()
	if !mayHaveBody(method, a.status) {
		body = nil
	}
	if len(body) > 0 && a.sent.Get("Content-Type") == "" {
		a.sent.Set("Content-Type", http.DetectContentType(body)) // as net/http's server does
	}

	a.sent.Del("Content-Length") // the host may compress the body

	response := events.APIGatewayProxyResponse{
		StatusCode:        a.status,
		Headers:           map[string]string{},
		MultiValueHeaders: map[string][]string{},
	}
	for name, values := range a.sent {
		switch len(values) {
		case 0:
		case 1:
			response.Headers[name] = values[0]
		default:
			response.MultiValueHeaders[name] = values
		}
	}
	if utf8.Valid(body) {
		response.Body = string(body)
	} else {
		response.Body = base64.StdEncoding.EncodeToString(body)
		response.IsBase64Encoded = true
	}
	return marshal(response)
}

func mayHaveBody(method string, status int) bool {
	return method != http.MethodHead && status != http.StatusNoContent && status != http.StatusNotModified
}

// marshal encodes a response without escaping < and >, which would make HTML a third
// longer.
func marshal(response events.APIGatewayProxyResponse) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(response); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
