package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// progress says what a command is doing where somebody may be waiting: at a
// terminal, and only when it takes longer than a second.
type progress struct {
	mu    sync.Mutex
	to    io.Writer // nil where nobody looks
	stage string
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

// say names the stage that begins.
func (g *progress) say(stage string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.stage = stage
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
		fmt.Fprintf(g.to, "%s%s…", clearLine, g.stage)
	}
}

// end takes the line away, so that what follows stands alone.
func (g *progress) end() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.to != nil && g.shown && !g.ended {
		fmt.Fprint(g.to, clearLine)
	}
	g.ended = true
}
