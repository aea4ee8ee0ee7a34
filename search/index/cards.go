package index

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// cards is the file of cards, of which single lines are read, so that only the few
// that are shown are ever decoded.
type cards struct {
	file  io.ReaderAt
	ends  []uint32 // where the line of each row ends
	close func() error
}

// writeCards writes a line for each card into a file, and returns where each line ends.
func writeCards(name string, documents []Document) (ends []uint32, err error) {
	file, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = cmp.Or(err, file.Close()) }()
	lines := bufio.NewWriter(file)
	end := 0
	for _, d := range documents {
		line, err := json.Marshal(d.carried())
		if err != nil {
			return nil, fmt.Errorf("card of %s: %w", d.Card.Slug, err)
		}
		n, err := lines.Write(append(line, '\n'))
		if err != nil {
			return nil, err
		}
		end += n
		ends = append(ends, uint32(end))
	}
	return ends, lines.Flush()
}

func openCards(bundle fs.FS, ends []uint32) (cards, error) {
	file, err := bundle.Open(cardsFile)
	if err != nil {
		return cards{}, err
	}
	if at, ok := file.(io.ReaderAt); ok {
		return cards{at, ends, file.Close}, nil
	}
	defer file.Close()
	whole, err := io.ReadAll(file)
	return cards{bytes.NewReader(whole), ends, func() error { return nil }}, err
}

// read decodes the card of one row.
func (c cards) read(row int) (card Card, err error) {
	var from uint32
	if row > 0 {
		from = c.ends[row-1]
	}
	line := make([]byte, c.ends[row]-from)
	if _, err = c.file.ReadAt(line, int64(from)); err == nil {
		err = json.Unmarshal(line, &card)
	}
	if err != nil {
		return Card{}, fmt.Errorf("read card %d: %w", row, err)
	}
	return card, nil
}
