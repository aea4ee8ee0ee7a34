// Package spreadsheet reads tables that people have saved out of a spreadsheet as CSV: in whichever
// encoding, with whichever separator, with or without lines above the names of their columns. Cells
// are words and nothing else: a formula is never worked out. It knows nothing of what columns mean.
package spreadsheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"bandstand/generator/mapping"
)

const (
	largest     = 64 << 20 // bytes of a file
	mostRows    = 100_000
	mostColumns = 500
	mostLines   = 20 // that may stand above the names of the columns
)

// ErrNoRows is what is wrong with a table that is empty, as some of an export of many tables are.
var ErrNoRows = errors.New("it has no rows below the names of its columns")

// Read reads a file of CSV.
func Read(name string) (mapping.Table, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return mapping.Table{}, err
	case !info.Mode().IsRegular():
		return mapping.Table{}, fmt.Errorf("%s is not an ordinary file", name)
	case info.Size() > largest:
		return mapping.Table{}, fmt.Errorf("%s has %d MB, and %d are the most", name, info.Size()>>20, largest>>20)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return mapping.Table{}, err
	}
	table, err := read(text)
	if err != nil {
		return mapping.Table{}, fmt.Errorf("%s: %w", name, err)
	}
	table.Name = filepath.Base(name)
	return table, nil
}

func read(text []byte) (mapping.Table, error) {
	text, err := decoded(text)
	if err != nil {
		return mapping.Table{}, err
	}
	reader := csv.NewReader(bytes.NewReader(text))
	reader.Comma = separatorOf(text)
	reader.LazyQuotes, reader.FieldsPerRecord = true, -1
	var rows [][]string
	for {
		row, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return mapping.Table{}, fmt.Errorf("it is not CSV that can be read: %w", err)
		}
		if len(row) > mostColumns {
			return mapping.Table{}, fmt.Errorf("line %d has %d columns, and %d are the most", len(rows)+1, len(row), mostColumns)
		}
		if len(rows) > mostRows {
			return mapping.Table{}, fmt.Errorf("it has more than %d rows", mostRows)
		}
		if slices.ContainsFunc(row, func(cell string) bool { return strings.TrimSpace(cell) != "" }) {
			rows = append(rows, row)
		}
	}
	return asTable(rows)
}

// decoded returns a text as UTF-8.
func decoded(text []byte) ([]byte, error) {
	var from encoding.Encoding
	switch {
	case bytes.HasPrefix(text, []byte("PK\x03\x04")), bytes.HasPrefix(text, []byte("\xd0\xcf\x11\xe0")):
		return nil, errors.New("it is a spreadsheet, which is not opened: save each of its sheets as CSV (UTF-8), and give those")
	case bytes.HasPrefix(text, []byte("\xff\xfe")), bytes.HasPrefix(text, []byte("\xfe\xff")):
		from = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case bytes.HasPrefix(text, []byte("\xef\xbb\xbf")):
		text = text[3:]
	case bytes.IndexByte(text, 0) >= 0:
		return nil, errors.New("it is no text: save it as CSV (UTF-8)")
	case !utf8.Valid(text):
		from = charmap.Windows1252 // as spreadsheets of Windows save it
	}
	if from == nil {
		return text, nil
	}
	return from.NewDecoder().Bytes(text)
}

// separatorOf returns the separator that parts the first lines into the same number of cells, the most.
func separatorOf(text []byte) rune {
	best, most := ',', 0
	for _, separator := range ",;\t|" {
		reader := csv.NewReader(bytes.NewReader(text))
		reader.Comma, reader.LazyQuotes, reader.FieldsPerRecord = separator, true, -1
		counts := map[int]int{}
		for range mostLines {
			row, err := reader.Read()
			if err != nil {
				break
			}
			counts[len(row)]++
		}
		for cells, lines := range counts {
			if worth := (cells - 1) * lines; worth > most {
				best, most = separator, worth
			}
		}
	}
	return best
}

// asTable finds the names of the columns: the first line with as many cells that say something as
// most lines have.
func asTable(rows [][]string) (mapping.Table, error) {
	if len(rows) < 2 {
		return mapping.Table{}, ErrNoRows
	}
	filled := func(row []string) (n int) {
		for _, cell := range row {
			if strings.TrimSpace(cell) != "" {
				n++
			}
		}
		return n
	}
	widest := 0
	for _, row := range rows[:min(len(rows), mostLines)] {
		widest = max(widest, filled(row))
	}
	head := slices.IndexFunc(rows, func(row []string) bool { return filled(row) >= (widest+1)/2 })
	table := mapping.Table{Rows: rows[head+1:]}
	for i, name := range rows[head] {
		name = strings.Join(strings.Fields(name), " ")
		if name == "" {
			name = fmt.Sprintf("column %d", i+1)
		}
		table.Columns = append(table.Columns, name)
	}
	for i := range table.Rows {
		for len(table.Columns) < len(table.Rows[i]) {
			table.Columns = append(table.Columns, fmt.Sprintf("column %d", len(table.Columns)+1))
		}
	}
	for i, name := range table.Columns {
		for n := 2; slices.Contains(table.Columns[:i], table.Columns[i]); n++ {
			table.Columns[i] = fmt.Sprintf("%s (%d)", name, n)
		}
	}
	return table, nil
}
