package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strings"
	"sync/atomic"
	"time"

	"github.com/emersion/go-smtp"
	vegeta "github.com/tsenart/vegeta/v12/lib"
)

// searches returns visitors who search for what people search for, each from another address.
func searches(address, file string) vegeta.Targeter {
	text, err := os.ReadFile(file)
	if err != nil {
		log.Fatal(err)
	}
	var targets []vegeta.Target
	for line := range bytes.Lines(text) {
		var one struct{ Query string }
		if err := json.Unmarshal(line, &one); err != nil {
			log.Fatal(err)
		}
		target := get("http://" + address + "/search?q=" + url.QueryEscape(one.Query))
		target.Header = visitor(len(targets))
		targets = append(targets, target)
	}
	return vegeta.NewStaticTargeter(targets...)
}

// worstSearches returns searches made to be slow: as long as may be, of words that are
// misspelt, of beginnings that many words have, of refusals.
func worstSearches(address string) (targets []vegeta.Target) {
	for _, words := range []string{
		strings.Repeat("a ", 200), strings.Repeat("gardning singign wakling ", 16),
		"not " + strings.Repeat("monday or tuesday or ", 18), strings.Repeat("sa se si so su ", 26),
		"anything but " + strings.Repeat("cooking and singing but not ", 13), strings.Repeat("éèêë", 100),
	} {
		for _, near := range []string{"", "&near=Sa", "&near=BS31"} {
			targets = append(targets, get("http://"+address+"/search?q="+url.QueryEscape(words)+near))
		}
	}
	return targets
}

// from returns what asks for targets from so many addresses in turn.
func from(addresses int, targets []vegeta.Target) vegeta.Targeter {
	var all []vegeta.Target
	for i := range addresses * len(targets) {
		one := targets[i%len(targets)]
		one.Header = one.Header.Clone()
		if one.Header == nil {
			one.Header = http.Header{}
		}
		one.Header.Set("X-Forwarded-For", fmt.Sprintf("203.0.113.%d", i%addresses+1))
		all = append(all, one)
	}
	return vegeta.NewStaticTargeter(all...)
}

// visitor returns the header by which a person is told from others.
func visitor(person int) http.Header {
	return http.Header{"X-Forwarded-For": {fmt.Sprintf("198.51.%d.%d", person/250, person%250+1)}}
}

func get(address string) vegeta.Target { return vegeta.Target{Method: http.MethodGet, URL: address} }

// Of so many visits to the form one is sent, each by another person from another address.
const formsShare = 5

// forms returns people who open the form for a missing group, and some who send it: before
// the attack, and beside it; others in each row. A form is filled in by a person, so not at once.
func forms(address string, seconds, row int) (alone, beside vegeta.Targeter, sent int) {
	form := "http://" + address + "/messages/suggest"
	stamp := regexp.MustCompile(`name="stamp" value="([^"]*)"`)
	var targets [2][]vegeta.Target
	person := row * len(targets) * honestRate * seconds
	for part := range targets {
		for visit := range honestRate * seconds {
			person++
			from := visitor(person)
			if visit%formsShare != 0 {
				targets[part] = append(targets[part], vegeta.Target{Method: http.MethodGet, URL: form, Header: from})
				continue
			}
			found := stamp.FindSubmatch(fetch(form, from))
			if found == nil {
				log.Fatal("the form for a missing group has no stamp: are messages on, and has the directory editors?")
			}
			filled := url.Values{"stamp": {string(found[1])}, "group": {fmt.Sprint("Kites ", person)}, "town": {"Whitby"}, "reach": {"01632 960004"}}
			from.Set("Content-Type", "application/x-www-form-urlencoded")
			targets[part] = append(targets[part], vegeta.Target{Method: http.MethodPost, URL: form, Header: from, Body: []byte(filled.Encode())})
			sent++
		}
	}
	time.Sleep(4 * time.Second)
	return vegeta.NewStaticTargeter(targets[0]...), vegeta.NewStaticTargeter(targets[1]...), sent
}

// floods returns what opens forms and sends forged ones, without end.
func floods(address string) []vegeta.Target {
	form, posted := "http://"+address+"/messages/suggest", http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}
	return []vegeta.Target{
		get(form),
		{Method: http.MethodPost, URL: form, Header: posted, Body: []byte("stamp=forged&group=" + strings.Repeat("x", 20_000))},
		{Method: http.MethodPost, URL: form, Header: posted, Body: []byte(strings.Repeat("a=b&", 5_000))},
	}
}

func fetch(address string, header http.Header) []byte {
	request, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		log.Fatal(err)
	}
	request.Header = header.Clone()
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		log.Fatal(err)
	}
	return body
}

func dial(address string) (net.Conn, error) { return net.DialTimeout("tcp", address, time.Second) }

// slow holds connections open as somebody does who wants to use them all up: a letter of a
// request each second. It prints how many the service had closed after a quarter of a minute.
func slow(address string) {
	const connections = 500
	closed := make(chan bool)
	for range connections {
		go func() {
			connection, err := dial(address)
			if err != nil {
				closed <- true
				return
			}
			defer connection.Close()
			gone := make(chan bool)
			go func() {
				io.Copy(io.Discard, connection)
				close(gone)
			}()
			for _, letter := range "GET /health HTTP" {
				connection.Write([]byte(string(letter)))
				select {
				case <-gone:
					closed <- true
					return
				case <-time.After(time.Second):
				}
			}
			closed <- false
		}()
	}
	count := 0
	for range connections {
		if <-closed {
			count++
		}
	}
	answer, err := http.Get("http://" + address + "/health")
	if err != nil {
		log.Fatal(err)
	}
	answer.Body.Close()
	fmt.Printf("slow clients: %d of %d closed at %s, which then answers %d\n", count, connections, address, answer.StatusCode)
}

// mailbox is a mail server that takes everything.
type mailbox struct {
	port    string
	letters atomic.Int64
}

func receiveMail() *mailbox {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	box := &mailbox{port: port}
	go smtp.NewServer(box).Serve(listener)
	return box
}

func (m *mailbox) arrived() int64 { return m.letters.Load() }

// NewSession implements smtp.Backend.
func (m *mailbox) NewSession(*smtp.Conn) (smtp.Session, error) { return letter{m}, nil }

type letter struct{ box *mailbox }

func (letter) Mail(string, *smtp.MailOptions) error { return nil }
func (letter) Rcpt(string, *smtp.RcptOptions) error { return nil }
func (letter) Reset()                               {}
func (letter) Logout() error                        { return nil }

func (l letter) Data(r io.Reader) error {
	_, err := io.Copy(io.Discard, r)
	l.box.letters.Add(1)
	return err
}
