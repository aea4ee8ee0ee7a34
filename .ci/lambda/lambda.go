// Package lambda is as much of AWS Lambda as a function's program needs: a
// Runtime API that hands out one event at a time, and events as Netlify makes
// them.
package lambda

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"time"

	"github.com/aws/aws-lambda-go/events"
)

// Patience is what a function is given for one answer. Netlify gives 60 seconds;
// a search that takes 10 is broken.
const Patience = 10 * time.Second

// Asker sends an event to a running function.
type Asker func(event map[string]any) (events.APIGatewayProxyResponse, error)

// Get is the event that Netlify makes of a visitor's GET to a site.
func Get(site, path, query string) map[string]any {
	return map[string]any{
		"path":       path,
		"rawUrl":     site + path + "?" + query,
		"rawQuery":   query,
		"httpMethod": http.MethodGet,
		"headers": map[string]string{
			"host": "bandstand.example", "accept": "text/html", "x-nf-client-connection-ip": "192.0.2.7",
		},
	}
}

// Runtime is a Runtime API. Close ends it.
type Runtime struct {
	*httptest.Server
	asked    chan []byte
	answered chan []byte
	failed   chan error
}

// New starts a Runtime API on loopback.
func New() *Runtime {
	r := &Runtime{asked: make(chan []byte), answered: make(chan []byte, 1), failed: make(chan error, 1)}
	const api = "/2018-06-01/runtime/"
	routes := http.NewServeMux()
	routes.HandleFunc("GET "+api+"invocation/next", r.next)
	routes.HandleFunc("POST "+api+"invocation/{id}/response", func(w http.ResponseWriter, request *http.Request) {
		body, _ := io.ReadAll(request.Body)
		w.WriteHeader(http.StatusAccepted)
		r.answered <- body
	})
	failed := func(w http.ResponseWriter, request *http.Request) {
		body, _ := io.ReadAll(request.Body)
		w.WriteHeader(http.StatusAccepted)
		r.failed <- fmt.Errorf("the function failed: %s", body)
	}
	routes.HandleFunc("POST "+api+"invocation/{id}/error", failed)
	routes.HandleFunc("POST "+api+"init/error", failed)
	r.Server = httptest.NewServer(routes)
	return r
}

// Environment tells a function's program where this is.
func (r *Runtime) Environment() string { return "AWS_LAMBDA_RUNTIME_API=" + r.Listener.Addr().String() }

// next answers once there is an event, as Lambda does, which keeps the program
// waiting for hours if need be.
func (r *Runtime) next(w http.ResponseWriter, request *http.Request) {
	select {
	case event := <-r.asked:
		w.Header().Set("Lambda-Runtime-Aws-Request-Id", "1")
		w.Header().Set("Lambda-Runtime-Deadline-Ms", fmt.Sprint(time.Now().Add(Patience).UnixMilli()))
		w.Header().Set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-2:000000000000:function:search")
		w.Write(event)
	case <-request.Context().Done():
	}
}

// Ask hands the function one event and gives what it answers.
func (r *Runtime) Ask(event map[string]any) (answer events.APIGatewayProxyResponse, err error) {
	payload, err := json.Marshal(event)
	if err != nil {
		return answer, err
	}
	late := time.After(Patience)
	select {
	case r.asked <- payload:
	case <-late:
		return answer, errors.New("the function did not ask for an event")
	}
	select {
	case body := <-r.answered:
		err = json.Unmarshal(body, &answer)
	case err = <-r.failed:
	case <-late:
		err = fmt.Errorf("the function did not answer %v", event["rawUrl"])
	}
	return answer, err
}
