package index

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
)

// cards is the file of cards, of which single lines are read, so that only the few
// that are shown are ever decoded.
type cards struct {
	file    io.ReaderAt
	offsets []uint32 // where each card begins, and the end
	close   func() error
}

// writeCards returns a line for each card, and where each line begins.
func writeCards(documents []Document) (lines, offsets []byte, err error) {
	for _, d := range documents {
		offsets = binary.LittleEndian.AppendUint32(offsets, uint32(len(lines)))
		line, err := json.Marshal(d.Card)
		if err != nil {
			return nil, nil, fmt.Errorf("card of %s: %w", d.Card.Slug, err)
		}
		lines = append(append(lines, line...), '\n')
	}
	return lines, binary.LittleEndian.AppendUint32(offsets, uint32(len(lines))), nil
}

func openCards(bundle fs.FS) (cards, error) {
	numbers, err := fs.ReadFile(bundle, offsetsFile)
	if err != nil {
		return cards{}, err
	}
	opened := cards{offsets: make([]uint32, len(numbers)/4), close: func() error { return nil }}
	if _, err := binary.Decode(numbers, binary.LittleEndian, opened.offsets); err != nil || len(opened.offsets) == 0 {
		return cards{}, fmt.Errorf("%s is not a file of offsets", offsetsFile)
	}
	file, err := bundle.Open(cardsFile)
	if err != nil {
		return cards{}, err
	}
	if at, ok := file.(io.ReaderAt); ok {
		opened.file, opened.close = at, file.Close
		return opened, nil
	}
	defer file.Close()
	whole, err := io.ReadAll(file)
	opened.file = bytes.NewReader(whole)
	return opened, err
}

// read decodes the card of one row.
func (c cards) read(row int) (Card, error) {
	line := make([]byte, c.offsets[row+1]-c.offsets[row])
	if _, err := c.file.ReadAt(line, int64(c.offsets[row])); err != nil {
		return Card{}, fmt.Errorf("read card %d: %w", row, err)
	}
	var card Card
	if err := json.Unmarshal(line, &card); err != nil {
		return Card{}, fmt.Errorf("read card %d: %w", row, err)
	}
	return card, nil
}
