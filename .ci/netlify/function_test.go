package netlify

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
)

// patience is what a function is given for one answer. Netlify gives 60 seconds; a
// search that takes 10 is broken.
const patience = 10 * time.Second

// function is a running function, with as much of AWS Lambda round it as it needs: a
// Runtime API that hands out one event at a time.
type function struct {
	tb       testing.TB
	process  *exec.Cmd
	asked    chan []byte
	answered chan []byte // what the function answered
	failed   chan []byte // what it said when it failed
	log      string      // the file of what it writes
}

// startFunction starts a function's program alone in its folder, with an empty /tmp and
// as an ordinary user, so that whatever it needs and does not carry is missed: its
// bundle, time zones. Only root may do that; for others it runs among the files of the
// machine, and that is logged. The function ends with the test.
func startFunction(tb testing.TB, bootstrap string, environment ...string) *function {
	tb.Helper()
	f := &function{
		tb: tb, asked: make(chan []byte), answered: make(chan []byte, 1), failed: make(chan []byte, 1),
		log: filepath.Join(tb.TempDir(), "log"),
	}
	api := httptest.NewServer(f.runtime())
	folder := filepath.Dir(bootstrap)
	temporary := filepath.Join(folder, "tmp")
	must(tb, os.MkdirAll(temporary, 0o777))
	must(tb, os.Chmod(temporary, 0o777)) // whatever the umask made of it
	f.process = exec.Command(bootstrap)
	f.process.Env = append(environment, "TZ=:UTC", "TMPDIR="+temporary, "AWS_LAMBDA_RUNTIME_API="+api.Listener.Addr().String())
	if os.Geteuid() == 0 {
		f.process.Path, f.process.Dir = "/bootstrap", "/"
		f.process.Env = append(f.process.Env, "TMPDIR=/tmp")
		f.process.SysProcAttr = &syscall.SysProcAttr{Chroot: folder, Credential: &syscall.Credential{Uid: 993, Gid: 990}}
	} else {
		tb.Log("not root: the program runs among the files of this machine")
	}
	log, err := os.Create(f.log)
	must(tb, err)
	defer log.Close()
	f.process.Stdout, f.process.Stderr = log, log
	must(tb, f.process.Start())
	tb.Cleanup(func() {
		f.stop()
		api.Close()
	})
	return f
}

// runtime returns the Runtime API.
func (f *function) runtime() http.Handler {
	const api = "/2018-06-01/runtime/"
	routes := http.NewServeMux()
	// It answers once there is an event, as Lambda does, which keeps a program waiting for
	// hours if need be.
	routes.HandleFunc("GET "+api+"invocation/next", func(w http.ResponseWriter, r *http.Request) {
		select {
		case event := <-f.asked:
			w.Header().Set("Lambda-Runtime-Aws-Request-Id", "1")
			w.Header().Set("Lambda-Runtime-Deadline-Ms", fmt.Sprint(time.Now().Add(patience).UnixMilli()))
			w.Header().Set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-2:000000000000:function:search")
			w.Write(event)
		case <-r.Context().Done():
		}
	})
	into := func(said chan []byte) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			body, _ := io.ReadAll(r.Body)
			w.WriteHeader(http.StatusAccepted)
			said <- body
		}
	}
	routes.HandleFunc("POST "+api+"invocation/{id}/response", into(f.answered))
	routes.HandleFunc("POST "+api+"invocation/{id}/error", into(f.failed))
	routes.HandleFunc("POST "+api+"init/error", into(f.failed))
	return routes
}

// get returns what the function answers to the event that Netlify makes of a visitor's
// GET.
func (f *function) get(path, query string) events.APIGatewayProxyResponse {
	f.tb.Helper()
	return f.ask(http.MethodGet, path, query, "", nil)
}

func (f *function) ask(method, path, query, body string, headers map[string]string) (answer events.APIGatewayProxyResponse) {
	f.tb.Helper()
	sent := map[string]string{"host": "bandstand.example", "accept": "text/html", "x-nf-client-connection-ip": "192.0.2.7"}
	for name, value := range headers {
		sent[name] = value
	}
	event, err := json.Marshal(map[string]any{
		"path": path, "rawUrl": siteURL + path + "?" + query, "rawQuery": query, "httpMethod": method, "headers": sent, "body": body,
	})
	must(f.tb, err)
	late := time.After(patience)
	select {
	case f.asked <- event:
	case <-late:
		f.tb.Fatalf("the function did not ask for an event\n%s", f.logged())
	}
	select {
	case body := <-f.answered:
		must(f.tb, json.Unmarshal(body, &answer))
	case said := <-f.failed:
		f.tb.Fatalf("the function failed: %s\n%s", said, f.logged())
	case <-late:
		f.tb.Fatalf("the function did not answer %s %s\n%s", method, path, f.logged())
	}
	return answer
}

// stop ends the function, and returns what it took of the processor.
func (f *function) stop() time.Duration {
	f.process.Process.Kill()
	f.process.Wait()
	return f.process.ProcessState.UserTime() + f.process.ProcessState.SystemTime()
}

func (f *function) logged() string {
	text, err := os.ReadFile(f.log)
	must(f.tb, err)
	return string(text)
}
