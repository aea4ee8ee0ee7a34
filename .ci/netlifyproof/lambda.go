package main

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

// asker sends an event to a running function.
type asker func(event map[string]any) (events.APIGatewayProxyResponse, error)

// answerTimeout is what a function is given for one answer. Netlify gives 60
// seconds; a search that takes 10 is broken.
const answerTimeout = 10 * time.Second

// withFunction starts a function's program as Lambda does and stops it after
// use. The time to the first answer is printed.
func withFunction(p *proof, bootstrap string, use func(asker) error) error {
	lambda := newLambda()
	defer lambda.Close()
	began := time.Now()
	program, err := start(p, bootstrap, []string{"AWS_LAMBDA_RUNTIME_API=" + lambda.address()})
	if err != nil {
		return err
	}
	defer program.stop()

	if _, err := lambda.ask(get("/search", "")); err != nil {
		return fmt.Errorf("%w\n%s", err, program.said())
	}
	p.note("from the start of the process to its first answer: %d ms", time.Since(began).Milliseconds())
	if err := use(lambda.ask); err != nil {
		return fmt.Errorf("%w\n%s", err, program.said())
	}
	p.equal("what the function logged", program.said(), "")
	return nil
}

// get is the event that Netlify makes of a visitor's GET.
func get(path, query string) map[string]any {
	return map[string]any{
		"path":       path,
		"rawUrl":     siteURL + path + "?" + query,
		"rawQuery":   query,
		"httpMethod": http.MethodGet,
		"headers": map[string]string{
			"host": "bandstand.example", "accept": "text/html", "x-nf-client-connection-ip": "192.0.2.7",
		},
	}
}

// lambda is a Runtime API that hands out one event at a time.
type lambda struct {
	*httptest.Server
	asked    chan []byte
	answered chan []byte
	failed   chan error
}

func newLambda() *lambda {
	l := &lambda{asked: make(chan []byte), answered: make(chan []byte, 1), failed: make(chan error, 1)}
	const api = "/2018-06-01/runtime/"
	routes := http.NewServeMux()
	routes.HandleFunc("GET "+api+"invocation/next", l.next)
	routes.HandleFunc("POST "+api+"invocation/{id}/response", func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.WriteHeader(http.StatusAccepted)
		l.answered <- body
	})
	failed := func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.WriteHeader(http.StatusAccepted)
		l.failed <- fmt.Errorf("the function failed: %s", body)
	}
	routes.HandleFunc("POST "+api+"invocation/{id}/error", failed)
	routes.HandleFunc("POST "+api+"init/error", failed)
	l.Server = httptest.NewServer(routes)
	return l
}

func (l *lambda) address() string { return l.Listener.Addr().String() }

// next answers once there is an event, as Lambda does, which keeps the program
// waiting for hours if need be.
func (l *lambda) next(w http.ResponseWriter, r *http.Request) {
	select {
	case event := <-l.asked:
		w.Header().Set("Lambda-Runtime-Aws-Request-Id", "1")
		w.Header().Set("Lambda-Runtime-Deadline-Ms", fmt.Sprint(time.Now().Add(answerTimeout).UnixMilli()))
		w.Header().Set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-2:000000000000:function:search")
		w.Write(event)
	case <-r.Context().Done():
	}
}

func (l *lambda) ask(event map[string]any) (answer events.APIGatewayProxyResponse, err error) {
	payload, err := json.Marshal(event)
	if err != nil {
		return answer, err
	}
	late := time.After(answerTimeout)
	select {
	case l.asked <- payload:
	case <-late:
		return answer, errors.New("the function did not ask for an event")
	}
	select {
	case body := <-l.answered:
		err = json.Unmarshal(body, &answer)
	case err = <-l.failed:
	case <-late:
		err = fmt.Errorf("the function did not answer %v", event["rawUrl"])
	}
	return answer, err
}
