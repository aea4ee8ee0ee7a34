// Command load attacks the two services at the limit of what they can answer, beside
// visitors who behave, and prints what those noticed: where one address attacks, and where
// fifty do. Vegeta makes the load. It stands in a module of its own, so that the site needs
// nothing of it; `.ci/long load` starts it.
//
//	load -seconds 60 -queries queries.jsonl SEARCH MESSAGES FUNCTIONS
//
// Whoever attacks has a machine of their own, so with -nice the attack, a process of its
// own, gives way to the service and to those who behave.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"slices"
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
	nice := flag.Int("nice", 0, "how far the attack gives way to all else, to 19")
	var part attack
	flag.StringVar(&part.name, "attack", "", "be the attack on this `service`, at the only argument, and print what came of it as JSON")
	flag.IntVar(&part.addresses, "addresses", 1, "from so many addresses")
	flag.IntVar(&part.rate, "rate", 0, "so many times a second; 0 for as often as it answers")
	flag.Parse()
	if part.name != "" {
		part.run(flag.Arg(0), time.Duration(*seconds)*time.Second)
		return
	}
	if flag.NArg() != 3 {
		flag.Usage()
		os.Exit(2)
	}
	long := time.Duration(*seconds) * time.Second
	mail := receiveMail()
	searching := start(flag.Arg(0), "127.0.0.1:18091", flag.Arg(2)+"/search/bundle", "BANDSTAND_TRUSTED_PROXY=127.0.0.1")
	writing := start(flag.Arg(1), "127.0.0.1:18092", flag.Arg(2)+"/messages/bundle",
		"BANDSTAND_SIGNING_KEY=only-for-this-hour-of-load", "BANDSTAND_TRUSTED_PROXY=127.0.0.1",
		"SMTP_HOST=127.0.0.1", "SMTP_PORT="+mail.port, "SMTP_FROM=site@example.org", "SMTP_TLS=off")
	defer searching.stop()
	defer writing.stop()

	fmt.Println("| | honest, alone: p50, p99 | honest, beside the attack | errors | the attack | memory before, after |")
	fmt.Println("|---|---|---|---|---|---|")
	letters := 0
	for row, addresses := range []int{1, 50} {
		ask := searches(searching.address, *queries)
		measure(searching, attack{name: "search", addresses: addresses}, ask, ask, *nice, long)
		alone, beside, sent := forms(writing.address, *seconds, row)
		letters += sent
		measure(writing, attack{name: "messages", addresses: addresses}, alone, beside, *nice, long)
	}
	// Of each page that was sent, one letter.
	fmt.Printf("\nletters: %d sent by honest visitors, %d arrived at the mail server\n", letters, mail.arrived())
	slow(searching.address)
	slow(writing.address)
}

// measure prints a row: honest visitors alone, then beside an attack at the limit.
func measure(of *service, by attack, alone, beside vegeta.Targeter, nice int, long time.Duration) {
	quiet := visit(alone, honestRate, long)
	limit := by.start(of, nice, 10*time.Second)().Rate
	by.rate = int(limit * atTheLimit)
	before := of.memory()
	end := by.start(of, nice, long)
	honest := visit(beside, honestRate, long)
	hit := end()
	fmt.Printf("| %s, from %d | %s, %s | %s, %s | %d of %d; of the attack %d | %.0f/s of %.0f/s, %s | %d, %d MB |\n", by.name, by.addresses,
		brief(quiet.Latencies.P50), brief(quiet.Latencies.P99), brief(honest.Latencies.P50), brief(honest.Latencies.P99),
		failed(quiet, refused)+failed(honest, refused), quiet.Requests+honest.Requests, failed(hit, nil), hit.Rate, limit, codes(hit), before, of.memory())
	for _, message := range append(quiet.Errors, honest.Errors...) {
		fmt.Println("  honest:", message)
	}
}

// attack is what attacks a service, as a process of its own.
type attack struct {
	name            string // of the service
	addresses, rate int
}

// start starts the attack on a service. What it returns waits until it ends, and says what came of it.
func (a attack) start(of *service, nice int, long time.Duration) (end func() *vegeta.Metrics) {
	self, err := os.Executable()
	if err != nil {
		log.Fatal(err)
	}
	command := exec.Command("nice", "-n", strconv.Itoa(nice), self, "-attack", a.name, "-addresses", strconv.Itoa(a.addresses),
		"-rate", strconv.Itoa(a.rate), "-seconds", strconv.Itoa(int(long.Seconds())), of.address)
	command.Stderr = os.Stderr
	var told bytes.Buffer
	command.Stdout = &told
	if err := command.Start(); err != nil {
		log.Fatal(err)
	}
	return func() *vegeta.Metrics {
		var metrics vegeta.Metrics
		if err := command.Wait(); err != nil {
			log.Fatal("the attack: ", err)
		}
		if err := json.Unmarshal(told.Bytes(), &metrics); err != nil {
			log.Fatal("the attack: ", err)
		}
		return &metrics
	}
}

// run attacks the service at an address. At a rate of 0, eight ask again as soon as they are answered.
func (a attack) run(address string, long time.Duration) {
	targets := worstSearches
	if a.name == "messages" {
		targets = floods
	}
	attacker := vegeta.NewAttacker(unfollowed)
	if a.rate == 0 {
		attacker = vegeta.NewAttacker(unfollowed, vegeta.Workers(8), vegeta.MaxWorkers(8))
	}
	rate := vegeta.Rate{Freq: a.rate, Per: time.Second}
	metrics := gather(attacker.Attack(from(a.addresses, targets(address)), rate, long, ""))
	metrics.Errors = nil // as many as answers that are refused
	if err := json.NewEncoder(os.Stdout).Encode(metrics); err != nil {
		log.Fatal(err)
	}
}

// visit asks so many times a second for a while.
func visit(targets vegeta.Targeter, perSecond int, long time.Duration) *vegeta.Metrics {
	return gather(vegeta.NewAttacker(unfollowed).Attack(targets, vegeta.Rate{Freq: perSecond, Per: time.Second}, long, ""))
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

// refused are the statuses of what was not let in. To an attack they are answers, and to whoever behaves they are not.
var refused = []string{"429", "503"}

// failed counts what was no answer, or one that says the service is broken, or one of these.
func failed(metrics *vegeta.Metrics, too []string) (count uint64) {
	for code, answers := range metrics.StatusCodes {
		if n, _ := strconv.Atoi(code); slices.Contains(too, code) || n == 0 || n >= 500 && !slices.Contains(refused, code) {
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
