package netlify

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
)

// call invokes a function made of handler as Lambda would, bytes in and bytes out.
func call(t *testing.T, handler http.HandlerFunc, event string) events.APIGatewayProxyResponse {
	t.Helper()
	encoded, err := function{handler}.Invoke(context.Background(), []byte(event))
	if err != nil {
		t.Fatal(err)
	}
	var response events.APIGatewayProxyResponse
	if err := json.Unmarshal(encoded, &response); err != nil {
		t.Fatalf("answer is not JSON: %v", err)
	}
	return response
}

func TestWhatTheHandlerIsAsked(t *testing.T) {
	tests := []struct {
		name, event string
		ask         func(*http.Request) any
		want        any
	}{
		{"method", `{"httpMethod":"POST","path":"/search"}`,
			func(r *http.Request) any { return r.Method }, "POST"},
		{"method missing", `{"path":"/search"}`,
			func(r *http.Request) any { return r.Method }, "GET"},
		{"path as rewritten from", `{"path":"/search"}`,
			func(r *http.Request) any { return r.URL.Path }, "/search"},
		{"path of the function itself", `{"path":"/.netlify/functions/search"}`,
			func(r *http.Request) any { return r.URL.Path }, "/.netlify/functions/search"},
		{"path missing", `{}`,
			func(r *http.Request) any { return r.URL.Path }, "/"},
		{"path with escapes", `{"path":"/a%2Fb/caf%C3%A9"}`,
			func(r *http.Request) any { return r.URL.Path + " " + r.URL.EscapedPath() }, "/a/b/café /a%2Fb/caf%C3%A9"},
		{"path that looks like a host", `{"path":"//elsewhere.example/x"}`,
			func(r *http.Request) any { return r.URL.Host + "|" + r.URL.Path }, "|//elsewhere.example/x"},
		{"query as typed", `{"path":"/search","rawQuery":"q=a+b%20c&kind=music&kind=art&day=monday","multiValueQueryStringParameters":{"kind":["wrong"]}}`,
			func(r *http.Request) any { return r.RequestURI }, "/search?q=a+b%20c&kind=music&kind=art&day=monday"},
		{"query put together again, values in their order", `{"path":"/search","queryStringParameters":{"q":"a & b","kind":"music"},"multiValueQueryStringParameters":{"kind":["music","art","dance"]}}`,
			func(r *http.Request) any { return r.URL.RawQuery }, "kind=music&kind=art&kind=dance&q=a+%26+b"},
		{"query that is no query", `{"path":"/search","rawQuery":"%zz&;&=&q=%"}`,
			func(r *http.Request) any { return r.URL.RawQuery }, "%zz&;&=&q=%"},
		{"a body that is no form", `{"httpMethod":"POST","body":"name=Anna"}`,
			func(r *http.Request) any { return fmt.Sprint(r.FormValue("name"), r.ContentLength) }, "9"},
		{"form", `{"httpMethod":"POST","headers":{"content-type":"application/x-www-form-urlencoded"},"body":"name=Anna"}`,
			func(r *http.Request) any { return r.FormValue("name") }, "Anna"},
		{"body in base64", `{"httpMethod":"POST","body":"bmFtZT0A/w==","isBase64Encoded":true}`,
			func(r *http.Request) any { body, _ := io.ReadAll(r.Body); return string(body) }, "name=\x00\xff"},
		{"header named in any case", `{"headers":{"aCCept":"text/html"}}`,
			func(r *http.Request) any { return r.Header.Get("Accept") }, "text/html"},
		{"header repeated, in both maps", `{"headers":{"x-a":"2"},"multiValueHeaders":{"X-A":["1","2"]}}`,
			func(r *http.Request) any { return r.Header.Values("X-A") }, []string{"1", "2"}},
		{"header in one map only", `{"headers":{"x-b":"3"},"multiValueHeaders":{"X-A":["1"]}}`,
			func(r *http.Request) any { return r.Header.Values("X-B") }, []string{"3"}},
		{"cookies in several headers", `{"multiValueHeaders":{"cookie":["a=1; b=2","c=3"]}}`,
			func(r *http.Request) any { return fmt.Sprint(r.Cookies()) }, "[a=1 b=2 c=3]"},
		{"host", `{"headers":{"host":"bandstand.example"}}`,
			func(r *http.Request) any { return r.Host + "|" + r.Header.Get("Host") }, "bandstand.example|"},
		{"visitor's address", `{"headers":{"x-nf-client-connection-ip":"192.0.2.7","x-forwarded-for":"203.0.113.9"}}`,
			func(r *http.Request) any { return r.RemoteAddr }, "192.0.2.7:0"},
		{"visitor's address, IPv6", `{"headers":{"x-nf-client-connection-ip":"2001:db8::1"}}`,
			func(r *http.Request) any { return r.RemoteAddr }, "[2001:db8::1]:0"},
		{"visitor's address as Lambda says it", `{"headers":{"x-nf-client-connection-ip":"nonsense"},"requestContext":{"identity":{"sourceIp":"192.0.2.8"}}}`,
			func(r *http.Request) any { return r.RemoteAddr }, "192.0.2.8:0"},
		{"visitor's address unknown", `{"headers":{"x-forwarded-for":"203.0.113.9"}}`,
			func(r *http.Request) any { return r.RemoteAddr }, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			asked := false
			call(t, func(w http.ResponseWriter, r *http.Request) {
				asked = true
				if got := test.ask(r); !reflect.DeepEqual(got, test.want) {
					t.Errorf("got %q, want %q", got, test.want)
				}
			}, test.event)
			if !asked {
				t.Error("the handler was not asked")
			}
		})
	}
}

func TestWhatTheVisitorIsAnswered(t *testing.T) {
	type response = events.APIGatewayProxyResponse
	none := map[string][]string{}
	tests := []struct {
		name    string
		handler http.HandlerFunc
		event   string
		want    response
	}{
		{"text stays text", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			io.WriteString(w, "<p>Café & tea</p>")
		}, `{}`, response{StatusCode: 200, MultiValueHeaders: none, Body: "<p>Café & tea</p>",
			Headers: map[string]string{"Content-Type": "text/html; charset=utf-8"}}},

		{"bytes that are no text go as base64", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "image/png")
			w.Write([]byte("\x89PNG"))
		}, `{}`, response{StatusCode: 200, MultiValueHeaders: none, IsBase64Encoded: true,
			Body:    base64.StdEncoding.EncodeToString([]byte("\x89PNG")),
			Headers: map[string]string{"Content-Type": "image/png"}}},

		{"a repeated header stands in one map only", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Vary", "Accept")
			w.Header().Add("Set-Cookie", "a=1")
			w.Header().Add("Set-Cookie", "b=2")
			w.Header()["X-Empty"] = nil
			w.WriteHeader(http.StatusNoContent)
		}, `{}`, response{StatusCode: 204, Headers: map[string]string{"Vary": "Accept"},
			MultiValueHeaders: map[string][]string{"Set-Cookie": {"a=1", "b=2"}}}},

		{"headers set after the status are too late", func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(http.StatusEarlyHints)
			w.WriteHeader(http.StatusNotFound)
			w.WriteHeader(http.StatusOK)
			w.Header().Set("X-Late", "1")
		}, `{}`, response{StatusCode: 404, Headers: map[string]string{}, MultiValueHeaders: none}},

		{"HEAD has headers and no body", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/plain")
			io.WriteString(w, "not sent")
		}, `{"httpMethod":"HEAD"}`, response{StatusCode: 200, MultiValueHeaders: none,
			Headers: map[string]string{"Content-Type": "text/plain"}}},

		{"a type not said is guessed", func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, "<!doctype html><title>x</title>")
		}, `{}`, response{StatusCode: 200, MultiValueHeaders: none, Body: "<!doctype html><title>x</title>",
			Headers: map[string]string{"Content-Type": "text/html; charset=utf-8"}}},

		{"the length is counted by whoever sends it on", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/plain")
			w.Header().Set("Content-Length", "2")
			io.WriteString(w, "ok")
		}, `{}`, response{StatusCode: 200, MultiValueHeaders: none, Body: "ok",
			Headers: map[string]string{"Content-Type": "text/plain"}}},

		{"redirect", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", "/search?q=a")
			w.WriteHeader(http.StatusSeeOther)
		}, `{"httpMethod":"POST"}`, response{StatusCode: 303, MultiValueHeaders: none,
			Headers: map[string]string{"Location": "/search?q=a"}}},

		{"a handler that says nothing", func(http.ResponseWriter, *http.Request) {},
			`{}`, response{StatusCode: 200, Headers: map[string]string{}, MultiValueHeaders: none}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := call(t, test.handler, test.event); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got  %+v\nwant %+v", got, test.want)
			}
		})
	}
}

func TestMarkupIsNotEscapedTwice(t *testing.T) {
	encoded, err := function{http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "<b>") })}.
		Invoke(context.Background(), []byte(`{}`))
	if err != nil || !bytes.Contains(encoded, []byte(`"<b>"`)) {
		t.Errorf("got %s, %v; want <b> as it is", encoded, err)
	}
}

func TestWhatCannotBeAnswered(t *testing.T) {
	page := func(size int) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/plain")
			w.Write(bytes.Repeat([]byte("a"), size))
		}
	}
	binary := func(w http.ResponseWriter, r *http.Request) { w.Write(bytes.Repeat([]byte{0xff}, 5<<20)) }
	tests := []struct {
		name    string
		handler http.HandlerFunc
		event   string
		status  int
		logged  string
	}{
		{"just small enough", page(maxPayload - 200), `{}`, 200, ""},
		{"larger than Lambda takes", page(maxPayload), `{}`, 500, "more than the"},
		{"larger once in base64", binary, `{}`, 500, "more than the"},
		{"panic", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(200); panic("lost") }, `{"path":"/search","rawQuery":"near=M6+5LB"}`, 500, "panic in GET /search: string"},
		{"path that is none", page(1), `{"path":"nowhere"}`, 400, ""},
		{"body that is not base64", page(1), `{"body":"%","isBase64Encoded":true}`, 400, ""},
		{"method that is none", page(1), `{"httpMethod":"GET /"}`, 400, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var logged strings.Builder
			log.SetOutput(&logged)
			defer log.SetOutput(os.Stderr)

			got := call(t, test.handler, test.event)
			if got.StatusCode != test.status {
				t.Errorf("status: got %d, want %d", got.StatusCode, test.status)
			}
			if !strings.Contains(logged.String(), test.logged) || (test.logged == "") != (logged.Len() == 0) {
				t.Errorf("log: got %q, want %q", logged.String(), test.logged)
			}
			if strings.Contains(logged.String(), "5LB") {
				t.Errorf("log holds what was searched for: %q", logged.String())
			}
			if got.StatusCode == 200 {
				return
			}
			if !strings.Contains(got.Body, "home page") || strings.Contains(got.Body, "lost") {
				t.Errorf("says %q: want a way on, and no cause", got.Body)
			}
			if got.Headers["Cache-Control"] != "no-store" || got.Headers["X-Content-Type-Options"] != "nosniff" {
				t.Errorf("headers: got %v", got.Headers)
			}
		})
	}
}

func TestWhatIsNoEvent(t *testing.T) {
	if _, err := (function{http.NotFoundHandler()}).Invoke(context.Background(), []byte(`[]`)); err == nil {
		t.Error("got no error for an event that is a list")
	}
}

// Whatever an event holds, the process lives and what it answers can be read.
func FuzzInvoke(f *testing.F) {
	f.Add([]byte(`{"path":"/search","rawQuery":"q=%ff&near=M6","headers":{"x-nf-client-connection-ip":"::1"}}`))
	f.Add([]byte(`{"httpMethod":"POST","body":"AP8=","isBase64Encoded":true,"multiValueHeaders":{"cookie":["a=1"]}}`))
	f.Add([]byte(`{"path":"//[::1","queryStringParameters":{"":"\u0000"}}`))
	echo := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Path", r.URL.Path)
		fmt.Fprint(w, r.URL.Query(), r.Header, r.RemoteAddr)
		io.Copy(w, r.Body)
	})
	f.Fuzz(func(t *testing.T, payload []byte) {
		encoded, err := function{echo}.Invoke(context.Background(), payload)
		if err != nil {
			return // not an event
		}
		var response events.APIGatewayProxyResponse
		if err := json.Unmarshal(encoded, &response); err != nil {
			t.Fatalf("answer is not JSON: %v", err)
		}
		if response.StatusCode != 200 && response.StatusCode != 400 {
			t.Fatalf("status %d", response.StatusCode)
		}
	})
}
