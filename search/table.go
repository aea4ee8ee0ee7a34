package search

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"slices"
	"time"

	"bandstand/directory/place"
	"bandstand/directory/vocabulary"
)

// table is what is known of every activity beside its texts: a column for each
// fact and a row for each document, in the order of their slugs. Filters, distances, dates and counts are read from here, which is many
// times faster than asking the index, and needs no parsing when it is opened.
type table struct {
	lat, lon []float32 // not a number where it happens nowhere in particular
	town     []uint16  // position in towns; noTown where it has none

	kinds, goodFor, access, languages []uint64 // a bit for each value of the group
	days, parts, how, offers          []uint64
	slots                             []uint64 // days and parts of the day together: see slotsOf

	firstKind, firstNeed   []uint8 // positions of those named first, noTerm where there is none
	pence                  []int32 // 0 where free, notTold where nobody says
	youngerFrom, youngerTo []uint8
	olderFrom, olderTo     []uint8
	listed                 []uint8               // 1 where it is found without being asked for
	standing               []uint8               // how far down it goes: see standingOf
	lengths                [len(fields)][]uint16 // of the texts, in words
	shared                 [len(fields)][]uint32 // the document of the index that holds a row's lay text
	comingFrom             []uint32
	comingDay              []uint16 // see dayOf
	comingSlot             []uint8  // the number of the bit of its slot
	comingCheck            []uint8  // 1 where one had better ask first
	comingStart, comingEnd []uint32 // minutes since 1970; a row's run from its comingFrom to the next row's, soonest first
}

const (
	noTown  = math.MaxUint16
	noTerm  = math.MaxUint8
	notTold = -1
	oldest  = math.MaxUint8 // where there is no upper end of an age
)

// columns gives all columns in the order in which they lie in the file.
func (t *table) columns() []any {
	columns := []any{
		&t.lat, &t.lon, &t.town, &t.kinds, &t.goodFor, &t.access, &t.languages, &t.days, &t.parts, &t.how, &t.offers, &t.slots,
		&t.firstKind, &t.firstNeed, &t.pence, &t.youngerFrom, &t.youngerTo, &t.olderFrom, &t.olderTo, &t.listed, &t.standing,
		&t.comingFrom, &t.comingStart, &t.comingEnd, &t.comingDay, &t.comingSlot, &t.comingCheck,
	}
	for i, f := range fields {
		columns = append(columns, &t.lengths[i])
		if f.lay {
			columns = append(columns, &t.shared[i])
		}
	}
	return columns
}

// rows is how many documents there are.
func (t *table) rows() int { return len(t.listed) }

// newTable takes the facts from documents that are already in order.
func newTable(documents []Document, texts []indexed, m manifest) (table, error) {
	var t table
	for row, d := range documents {
		if err := t.add(d, m); err != nil {
			return table{}, fmt.Errorf("%s: %w", d.Card.Slug, err)
		}
		for i, terms := range texts[row] {
			t.lengths[i] = append(t.lengths[i], uint16(min(len(terms), math.MaxUint16)))
		}
	}
	t.comingFrom = append(t.comingFrom, uint32(len(t.comingStart)))
	return t, nil
}

func (t *table) add(d Document, m manifest) error {
	lat, lon := math.NaN(), math.NaN()
	if d.Point != nil {
		lat, lon = d.Point.Lat, d.Point.Lon
	}
	t.lat, t.lon = append(t.lat, float32(lat)), append(t.lon, float32(lon))
	t.town = append(t.town, townNumber(m.Towns, d.TownSlug))

	for _, group := range []struct {
		column *[]uint64
		values []string
		known  []string
	}{
		{&t.kinds, d.Kinds, slugs(m.Kinds)}, {&t.goodFor, d.GoodFor, slugs(m.GoodFor)},
		{&t.access, d.Access, slugs(m.Access)}, {&t.languages, d.Languages, m.Languages},
		{&t.parts, d.Parts, partsOfDay}, {&t.how, d.How, waysIn}, {&t.offers, d.Offers, offers}, {&t.days, dayNames(d.Days), weekdays},
	} {
		set, err := bitset(group.values, group.known)
		if err != nil {
			return err
		}
		*group.column = append(*group.column, set)
	}

	row := len(t.days) - 1
	t.slots = append(t.slots, slotsOf(d, t.days[row], t.parts[row]))
	t.firstKind = append(t.firstKind, firstTerm(d.Kinds, m.Kinds))
	t.firstNeed = append(t.firstNeed, firstTerm(d.GoodFor, m.GoodFor))
	t.pence = append(t.pence, penceOf(d))
	t.youngerFrom = append(t.youngerFrom, age(d.Younger.From))
	t.youngerTo = append(t.youngerTo, lastAge(d.Younger))
	t.olderFrom = append(t.olderFrom, age(d.Older.From))
	t.olderTo = append(t.olderTo, lastAge(d.Older))
	t.listed = append(t.listed, bit(d.Listed))
	t.standing = append(t.standing, standingOf(d.Card))
	t.comingFrom = append(t.comingFrom, uint32(len(t.comingStart)))
	if d.Card.happens() {
		for _, coming := range d.Card.Coming {
			t.comingStart = append(t.comingStart, minutes(coming.Start))
			t.comingEnd = append(t.comingEnd, minutes(coming.End))
			t.comingDay = append(t.comingDay, uint16(dayOf(coming.Start)))
			t.comingSlot = append(t.comingSlot, uint8(slotOf(coming.Start)))
			t.comingCheck = append(t.comingCheck, bit(coming.CheckFirst))
		}
	}
	return nil
}

// bitset gives the set of values as bits, by their positions among those known.
// Values that are not known are left out: check has told the editors.
func bitset(values, known []string) (uint64, error) {
	if len(known) > vocabulary.MostValues {
		return 0, fmt.Errorf("%d values in one vocabulary, which is more than the %d that search can count", len(known), vocabulary.MostValues)
	}
	var set uint64
	for _, value := range values {
		if i := slices.Index(known, value); i >= 0 {
			set |= 1 << i
		}
	}
	return set, nil
}

// firstTerm gives the position of the kind or need that is named first: what an
// activity is more than all else.
func firstTerm(slugs []string, terms vocabulary.List) uint8 {
	if len(slugs) == 0 {
		return noTerm
	}
	return termNumber(terms, slugs[0])
}

func termNumber(terms vocabulary.List, slug string) uint8 {
	i := slices.IndexFunc(terms, func(t vocabulary.Term) bool { return t.Slug == slug })
	if i < 0 || i >= noTerm {
		return noTerm
	}
	return uint8(i)
}

func slugs(list vocabulary.List) []string {
	found := make([]string, len(list))
	for i, term := range list {
		found[i] = term.Slug
	}
	return found
}

func dayNames(days []time.Weekday) []string {
	names := make([]string, len(days))
	for i, day := range days {
		names[i] = weekdays[day]
	}
	return names
}

func townNumber(towns []Town, slug string) uint16 {
	i := slices.IndexFunc(towns, func(t Town) bool { return t.Slug == slug })
	if i < 0 || i >= noTown {
		return noTown
	}
	return uint16(i)
}

func penceOf(d Document) int32 {
	switch {
	case d.Free:
		return 0
	case d.Pence <= 0:
		return notTold
	}
	return int32(min(d.Pence, math.MaxInt32))
}

func age(years int) uint8 { return uint8(max(0, min(years, oldest))) }

func lastAge(a Ages) uint8 {
	switch {
	case a.To > 0:
		return age(a.To)
	case a.From > 0:
		return oldest
	}
	return 0 // nobody of this generation was named
}

// standingOf says how far an activity goes down a list: those that one can
// simply go to come first, those that are over last.
func standingOf(c Card) uint8 {
	standing := map[string]uint8{"full": 2, "waiting-list": 2, "paused": 3, "ended": 4, "over": 4}[c.State]
	switch c.Freshness {
	case "ageing":
		standing++
	case "stale":
		standing += 3
	}
	return standing
}

func bit(set bool) uint8 {
	if set {
		return 1
	}
	return 0
}

// coming gives the times of a row from one on, given in minutes since 1970.
func (t *table) coming(row int, first uint32) []Coming {
	var coming []Coming
	for i := t.comingFrom[row]; i < t.comingFrom[row+1]; i++ {
		if t.comingStart[i] >= first {
			start, end := instant(t.comingStart[i]).In(london), instant(t.comingEnd[i]).In(london)
			coming = append(coming, Coming{start, end, t.comingCheck[i] == 1})
		}
	}
	return coming
}

func minutes(t time.Time) uint32 { return uint32(max(0, t.Unix()/60)) }

func instant(minutes uint32) time.Time { return time.Unix(int64(minutes)*60, 0) }

// point gives where row is; ok is false where it is nowhere in particular.
func (t *table) point(row int) (point place.Point, ok bool) {
	lat := float64(t.lat[row])
	return place.Point{Lat: lat, Lon: float64(t.lon[row])}, !math.IsNaN(lat)
}

// never stands for the time of what has no known date.
const never = math.MaxUint32

// next gives the start of the first time that has not ended when so many
// minutes since 1970 have passed, or never.
func (t *table) next(row int, passed uint32) uint32 {
	for i := t.comingFrom[row]; i < t.comingFrom[row+1]; i++ {
		if t.comingEnd[i] > passed {
			return t.comingStart[i]
		}
	}
	return never
}

// nextOf gives the start of the first time of a row that has not ended, is at one
// of some slots and falls under a calendar, where there is one; or never.
func (t *table) nextOf(row int, dates *calendar, slots uint64, passed uint32) uint32 {
	for i := t.comingFrom[row]; i < t.comingFrom[row+1]; i++ {
		fits := slots&(1<<t.comingSlot[i]) != 0 && (dates == nil || dates.on(int(t.comingDay[i]), t.town[row]) != 0)
		if fits && t.comingEnd[i] > passed {
			return t.comingStart[i]
		}
	}
	return never
}

// write puts the columns one after the other, each behind its length.
func (t *table) write() []byte {
	var file []byte
	for _, column := range t.columns() {
		values := reflect.ValueOf(column).Elem()
		file = binary.LittleEndian.AppendUint32(file, uint32(values.Len()))
		file, _ = binary.Append(file, binary.LittleEndian, values.Interface()) // refuses only what has no fixed size
	}
	return file
}

// readTable reads what write wrote.
func readTable(file []byte) (table, error) {
	var t table
	for _, column := range t.columns() {
		read, err := readColumn(file, column)
		if err != nil {
			return table{}, fmt.Errorf("read the table of facts: %w", err)
		}
		file = file[read:]
	}
	rows := t.rows()
	if len(t.comingFrom) != rows+1 || len(t.lat) != rows || len(t.kinds) != rows || len(t.lengths[body]) != rows {
		return table{}, errors.New("read the table of facts: its columns are of different lengths")
	}
	return t, nil
}

// readColumn reads the column at the head of a file and gives its size in bytes.
// It hands binary the slices themselves: what is behind a pointer takes it ten
// times as long.
func readColumn(file []byte, column any) (int, error) {
	if len(file) < 4 || int64(binary.LittleEndian.Uint32(file)) > int64(len(file)) {
		return 0, io.ErrUnexpectedEOF
	}
	length := binary.LittleEndian.Uint32(file)
	var values any
	switch c := column.(type) {
	case *[]float32:
		*c = make([]float32, length)
		values = *c
	case *[]uint64:
		*c = make([]uint64, length)
		values = *c
	case *[]uint32:
		*c = make([]uint32, length)
		values = *c
	case *[]int32:
		*c = make([]int32, length)
		values = *c
	case *[]uint16:
		*c = make([]uint16, length)
		values = *c
	case *[]uint8:
		*c = make([]uint8, length)
		values = *c
	}
	size, err := binary.Decode(file[4:], binary.LittleEndian, values)
	return 4 + size, err
}
