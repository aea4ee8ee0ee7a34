package netlify

import (
	"context"
	"encoding/json"
	"log"
	"net/http"
	"runtime/debug"
)

// maxPayload is the largest event and the largest answer of Lambda, in bytes of JSON.
const maxPayload = 6 << 20

// function answers Lambda's events with a handler.
type function struct {
	handler http.Handler
}

// Invoke answers one event. It returns an error only where the event is not one of
// Netlify's; a fault of the handler becomes an answer with status 500 and its cause is
// logged. A query is never logged, because it can hold a postcode.
func (f function) Invoke(ctx context.Context, payload []byte) ([]byte, error) {
	var e event
	if err := json.Unmarshal(payload, &e); err != nil {
		return nil, err
	}
	request, err := e.request(ctx)
	if err != nil {
		return refuse(http.StatusBadRequest, "This address could not be read. You can start again from the home page.")
	}

	answer := &answer{header: http.Header{}}
	if !f.serve(answer, request) {
		return fail()
	}
	encoded, err := answer.encode(request.Method)
	if err != nil {
		log.Printf("encode the answer to %s %s: %v", request.Method, request.URL.Path, err)
		return fail()
	}
	if len(encoded) > maxPayload {
		log.Printf(
			"answer to %s %s: %d bytes, more than the %d that Lambda takes", request.Method, request.URL.Path,
			len(encoded), maxPayload,
		)
		return fail()
	}
	return encoded, nil
}

// serve runs the handler and reports whether it returned. An unrecovered panic would end
// the process, and the visitor would see Netlify's own error page.
func (f function) serve(w http.ResponseWriter, request *http.Request) (returned bool) {
	defer func() {
		if cause := recover(); cause != nil {
			logPanic(request, cause)
		}
	}()
	f.handler.ServeHTTP(w, request)
	return true
}

// logPanic logs the type of a panic, not its value, which may hold what somebody typed.
func logPanic(request *http.Request, cause any) {
	log.Printf("panic in %s %s: %T\n%s", request.Method, request.URL.Path, cause, debug.Stack())
}

func fail() ([]byte, error) {
	return refuse(
		http.StatusInternalServerError,
		"This page is not working just now. Please try again in a moment, or start again from the home page.",
	)
}

// refuse returns a plain answer in place of the handler's.
func refuse(status int, says string) ([]byte, error) {
	answer := &answer{header: http.Header{"Cache-Control": {"no-store"}}}
	http.Error(answer, says, status)
	return answer.encode(http.MethodGet)
}
