// Package progress shows what a command is doing to whoever waits at a terminal. It knows
// nothing of what that is.
package progress

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// Progress shows which stage a command is at, once it has taken longer than a second.
type Progress struct {
	mu    sync.Mutex
	to    io.Writer // nil where there is no terminal
	name  string    // of the stage
	shown bool
	ended bool
}

const clearLine = "\r\x1b[K"

// New returns the progress of a command that begins, to be shown where to is a terminal.
func New(to io.Writer) *Progress {
	screen, ok := to.(*os.File)
	if !ok || !term.IsTerminal(int(screen.Fd())) {
		return &Progress{}
	}
	shown := &Progress{to: screen}
	time.AfterFunc(time.Second, shown.begin)
	return shown
}

// Stage names the stage that begins.
func (g *Progress) Stage(name string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.name = name
	g.show()
}

func (g *Progress) begin() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.shown = true
	g.show()
}

func (g *Progress) show() {
	if g.to != nil && g.shown && !g.ended {
		fmt.Fprintf(g.to, "%s%s…", clearLine, g.name)
	}
}

// End clears the line, so that what is printed next stands alone.
func (g *Progress) End() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.to != nil && g.shown && !g.ended {
		fmt.Fprint(g.to, clearLine)
	}
	g.ended = true
}
