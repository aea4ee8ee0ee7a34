// Command load attacks the two services at the limit of what they can answer, beside
// visitors who behave, and prints what those noticed. Vegeta makes the load. It stands in a
// module of its own, so that the site needs nothing of it; `.ci/long load` starts it.
//
//	load -seconds 60 -queries queries.jsonl -worst worst.txt SEARCH MESSAGES FUNCTIONS
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	vegeta "github.com/tsenart/vegeta/v12/lib"
)

// Visitors who behave come so often, all together.
const honestRate = 5

// The attack, once it is known how much a service can answer: so much of that, because
// beyond it every queue grows without end, whoever stands in it.
const atTheLimit = 0.8

func main() {
	log.SetFlags(0)
	seconds := flag.Int("seconds", 60, "how long each service is attacked")
	queries := flag.String("queries", "", "what visitors search for: a `file` of JSON lines with \"query\"")
	flag.Parse()
	if flag.NArg() != 3 {
		flag.Usage()
		os.Exit(2)
	}
	long := time.Duration(*seconds) * time.Second
	mail := receiveMail()
	searching := start(flag.Arg(0), "127.0.0.1:18091", flag.Arg(2)+"/search/bundle")
	writing := start(flag.Arg(1), "127.0.0.1:18092", flag.Arg(2)+"/messages/bundle",
		"BANDSTAND_SIGNING_KEY=only-for-this-hour-of-load", "BANDSTAND_TRUSTED_PROXY=127.0.0.1",
		"SMTP_HOST=127.0.0.1", "SMTP_PORT="+mail.port, "SMTP_FROM=site@example.org", "SMTP_TLS=off")
	defer searching.stop()
	defer writing.stop()

	fmt.Println("| | honest, alone: p50, p99 | honest, beside the attack | errors | the attack | memory before, after |")
	fmt.Println("|---|---|---|---|---|---|")
	ask := searches(searching.address, *queries)
	measure("search", searching, ask, ask, worstSearches(searching.address), long)
	alone, beside := forms(writing.address, *seconds)
	measure("messages", writing, alone, beside, floods(writing.address), long)
	// Of each page that was sent, one letter.
	fmt.Printf("\nletters: %d sent by honest visitors, %d arrived at the mail server\n", 2*honestRate**seconds/formsShare, mail.arrived())
	slow(searching.address)
	slow(writing.address)
}

// measure prints a row: honest visitors alone, then beside an attack at the limit.
func measure(name string, of *service, alone, beside, attack vegeta.Targeter, long time.Duration) {
	quiet := visit(alone, honestRate, long)
	limit := most(attack)
	before := of.memory()
	attacked := make(chan *vegeta.Metrics)
	go func() { attacked <- visit(attack, int(limit*atTheLimit), long) }()
	honest := visit(beside, honestRate, long)
	hit := <-attacked
	fmt.Printf("| %s | %s, %s | %s, %s | %d of %d; of the attack %d | %.0f/s of %.0f/s, %s | %d, %d MB |\n", name,
		brief(quiet.Latencies.P50), brief(quiet.Latencies.P99), brief(honest.Latencies.P50), brief(honest.Latencies.P99),
		failed(quiet)+failed(honest), quiet.Requests+honest.Requests, failed(hit), hit.Rate, limit, codes(hit), before, of.memory())
	for _, message := range append(quiet.Errors, honest.Errors...) {
		fmt.Println("  honest:", message)
	}
}

// visit asks so many times a second for a while.
func visit(targets vegeta.Targeter, perSecond int, long time.Duration) *vegeta.Metrics {
	return gather(vegeta.NewAttacker(unfollowed).Attack(targets, vegeta.Rate{Freq: max(1, perSecond), Per: time.Second}, long, ""))
}

// most returns how many requests a second a service answers at most: eight ask again as soon
// as they are answered.
func most(targets vegeta.Targeter) float64 {
	attacker := vegeta.NewAttacker(unfollowed, vegeta.Workers(8), vegeta.MaxWorkers(8))
	return gather(attacker.Attack(targets, vegeta.Rate{Freq: 0, Per: time.Second}, 10*time.Second, "")).Rate
}

// A form that was taken leads on to another page, which is not part of the answer.
var unfollowed = vegeta.Redirects(vegeta.NoFollow)

func gather(results <-chan *vegeta.Result) *vegeta.Metrics {
	var metrics vegeta.Metrics
	for result := range results {
		metrics.Add(result)
	}
	metrics.Close()
	return &metrics
}

// failed counts what was no answer, or one that says the service is broken. A refusal (429)
// is an answer.
func failed(metrics *vegeta.Metrics) (count uint64) {
	for code, answers := range metrics.StatusCodes {
		if n, err := strconv.Atoi(code); err != nil || n == 0 || n >= 500 {
			count += uint64(answers)
		}
	}
	return count
}

func codes(metrics *vegeta.Metrics) string {
	var all []string
	for code, answers := range metrics.StatusCodes {
		all = append(all, fmt.Sprintf("%d× %s", answers, code))
	}
	return strings.Join(all, ", ")
}

func brief(d time.Duration) string { return d.Round(100 * time.Microsecond).String() }

// service is one of the two programs, at work.
type service struct {
	address string
	command *exec.Cmd
}

func start(program, address, bundle string, environment ...string) *service {
	command := exec.Command(program, "-listen", address, "-bundle", bundle)
	command.Env = append(os.Environ(), environment...)
	command.Stderr = os.Stderr
	if err := command.Start(); err != nil {
		log.Fatal(err)
	}
	one := &service{address: address, command: command}
	for range 100 {
		if connection, err := dial(address); err == nil {
			connection.Close()
			return one
		}
		time.Sleep(100 * time.Millisecond)
	}
	log.Fatalf("%s does not answer at %s", program, address)
	return nil
}

func (s *service) stop() {
	s.command.Process.Kill()
	s.command.Wait()
}

// memory returns what the service holds, in megabytes (VmRSS of Linux's /proc).
func (s *service) memory() int {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.command.Process.Pid))
	if err != nil {
		log.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	kilobytes, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		log.Fatal(err)
	}
	return kilobytes >> 10
}
