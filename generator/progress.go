package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// progress shows what a command is doing to whoever waits at a terminal, once it has
// taken longer than a second.
type progress struct {
	mu    sync.Mutex
	to    io.Writer // nil where there is no terminal
	name  string    // of the stage
	shown bool
	ended bool
}

const clearLine = "\r\x1b[K"

func (p *program) progress() *progress {
	screen, ok := p.stderr.(*os.File)
	if !ok || !term.IsTerminal(int(screen.Fd())) {
		return &progress{}
	}
	shown := &progress{to: screen}
	time.AfterFunc(time.Second, shown.begin)
	return shown
}

// stage names the stage that begins.
func (g *progress) stage(name string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.name = name
	g.show()
}

func (g *progress) begin() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.shown = true
	g.show()
}

func (g *progress) show() {
	if g.to != nil && g.shown && !g.ended {
		fmt.Fprintf(g.to, "%s%s…", clearLine, g.name)
	}
}

// end clears the line, so that what is printed next stands alone.
func (g *progress) end() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.to != nil && g.shown && !g.ended {
		fmt.Fprint(g.to, clearLine)
	}
	g.ended = true
}
