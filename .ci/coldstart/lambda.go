package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// tooLong is when waiting for a first answer is given up.
const tooLong = 20 * time.Second

// start is what a first answer cost: the time from the start of the process to
// the answer, and the processor's part of it, which a busy machine leaves alone.
type start struct {
	took, processor time.Duration
}

// firstAnswer starts the function in a Lambda Runtime API that has one event
// waiting.
func firstAnswer(function, query string) (start, error) {
	answered := make(chan []byte, 1)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return start{}, err
	}
	server := &http.Server{Handler: runtimeAPI(query, answered)}
	go server.Serve(listener)
	defer server.Close()

	command := exec.Command(function)
	command.Dir = filepath.Dir(function)
	command.Env = []string{"AWS_LAMBDA_RUNTIME_API=" + listener.Addr().String()}
	command.Stderr = os.Stderr
	began := time.Now()
	if err := command.Start(); err != nil {
		return start{}, err
	}
	stop := func() {
		command.Process.Kill()
		command.Wait()
	}
	select {
	case answer := <-answered:
		took := time.Since(began)
		stop()
		if !bytes.Contains(answer, []byte(`"statusCode":200`)) {
			return start{}, fmt.Errorf("the function answered %.300s", answer)
		}
		return start{took, command.ProcessState.UserTime() + command.ProcessState.SystemTime()}, nil
	case <-time.After(tooLong):
		stop()
		return start{}, fmt.Errorf("the function did not answer within %v", tooLong)
	}
}

// runtimeAPI hands out one event and then keeps the function waiting, as Lambda
// does. What it answers, or why it failed, goes to answered.
func runtimeAPI(query string, answered chan<- []byte) http.Handler {
	const api = "/2018-06-01/runtime/"
	events := make(chan string, 1)
	events <- fmt.Sprintf(`{"path":"/search","rawQuery":%q,"httpMethod":"GET","headers":{"host":"bandstand.example"}}`, query)
	routes := http.NewServeMux()
	routes.HandleFunc("GET "+api+"invocation/next", func(w http.ResponseWriter, r *http.Request) {
		select {
		case event := <-events:
			w.Header().Set("Lambda-Runtime-Aws-Request-Id", "1")
			w.Header().Set("Lambda-Runtime-Deadline-Ms", fmt.Sprint(time.Now().Add(tooLong).UnixMilli()))
			io.WriteString(w, event)
		case <-r.Context().Done():
		}
	})
	routes.HandleFunc("POST "+api, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		answered <- body
		w.WriteHeader(http.StatusAccepted)
	})
	return routes
}
