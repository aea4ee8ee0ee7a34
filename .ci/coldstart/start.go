package main

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"bandstand/.ci/lambda"
)

// start is what a first answer cost: the time from the start of the process to
// the answer, and the processor's part of it, which a busy machine leaves alone.
type start struct {
	took, processor time.Duration
}

// firstAnswer starts the function with one visitor waiting.
func firstAnswer(function, query string) (start, error) {
	runtime := lambda.New()
	defer runtime.Close()
	command := exec.Command(function)
	command.Dir = filepath.Dir(function)
	command.Env = []string{runtime.Environment()}
	command.Stderr = os.Stderr
	began := time.Now()
	if err := command.Start(); err != nil {
		return start{}, err
	}
	answer, err := runtime.Ask(lambda.Get("https://bandstand.example", "/search", query))
	took := time.Since(began)
	command.Process.Kill()
	command.Wait()
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("the function answered %d: %.300s", answer.StatusCode, answer.Body)
	}
	return start{took, command.ProcessState.UserTime() + command.ProcessState.SystemTime()}, err
}
