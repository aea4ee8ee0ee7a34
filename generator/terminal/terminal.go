// Package terminal asks whoever sits at a terminal. It knows nothing of what is asked.
package terminal

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// Terminal is a keyboard with a screen.
type Terminal struct {
	keyboard *bufio.Reader
	screen   io.Writer
}

// New returns the terminal at which somebody sits; nil where input comes from a file or
// from another program.
func New(input io.Reader, screen io.Writer) *Terminal {
	keyboard, ok := input.(*os.File)
	if !ok || !term.IsTerminal(int(keyboard.Fd())) {
		return nil
	}
	return &Terminal{bufio.NewReader(keyboard), screen}
}

// Ask returns what was typed in answer to a question, without the spaces around it. The
// error is that of a keyboard from which nothing more will come.
func (t *Terminal) Ask(question string) (string, error) {
	fmt.Fprint(t.screen, question+" ")
	typed, err := t.keyboard.ReadString('\n')
	if typed = strings.TrimSpace(typed); typed != "" {
		return typed, nil
	}
	return "", err
}
