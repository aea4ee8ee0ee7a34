package index

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"slices"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/place"
	"bandstand/directory/vocabulary"
	"bandstand/search/lexicon"
)

// Table is what is known of every activity beside its texts: a column for each
// fact and a row for each document, in the order of their slugs. Filters,
// distances, dates and counts are read from here, which is many times faster than
// asking the index, and needs no parsing when it is opened.
type Table struct {
	Lat, Lon []float32 // not a number where it happens nowhere in particular
	Town     []uint16  // position in Facts.Towns; NoTown where it has none

	Columns [lexicon.GroupCount][]uint64 // of the groups whose values are bits: see Facts.Values

	FirstKind, FirstNeed []uint8 // positions of those named first, NoTerm where there is none
	Pence                []int32 // 0 where free, NotTold where nobody says
	Younger, Older       AgeColumns
	Lengths              [len(Fields)][]uint16 // of the texts, in words

	lay                    [len(Fields)][]uint64 // which lay text it has, by its sum
	cardEnds               []uint32              // where its card ends in the file of cards
	comingFrom             []uint32              // a row's times run from here to the next row's, soonest first
	comingDay              []uint16              // see DayOf
	comingStep             []Step                // of the week in which it begins
	comingIs               []uint8               // isUnsure and isAhead
	comingStart, comingEnd []uint32              // minutes since 1970
	stepFrom               []uint32              // a row's steps run from here to the next row's
	steps                  []Step                // of the week in which it begins, whatever the date
	turnFrom               []uint32              // a row's turns run from here to the next row's, in their order
	turnStart              []uint32              // minutes since 1970; 0 of the first
	turnStands             []uint8               // see Stands
}

// AgeColumns are the ages of one of the generations that come. To is 0 where
// nobody of it was named.
type AgeColumns struct {
	From, To []uint8
}

// What stands in the table for what there is not.
const (
	NoTown    = math.MaxUint16
	NoTerm    = math.MaxUint8
	NotTold   = -1
	OldestAge = math.MaxUint8 // the end of ages that have none
)

// columns returns all columns in the order in which they lie in the file.
func (t *Table) columns() []any {
	columns := []any{
		&t.Lat, &t.Lon, &t.Town, &t.FirstKind, &t.FirstNeed, &t.Pence,
		&t.Younger.From, &t.Younger.To, &t.Older.From, &t.Older.To,
		&t.cardEnds, &t.comingFrom, &t.comingStart, &t.comingEnd, &t.comingDay, &t.comingStep, &t.comingIs, &t.stepFrom, &t.steps,
		&t.turnFrom, &t.turnStart, &t.turnStands,
	}
	for g := range t.Columns {
		columns = append(columns, &t.Columns[g])
	}
	for i := range Fields {
		columns = append(columns, &t.Lengths[i], &t.lay[i])
	}
	return columns
}

// newTable takes the facts from documents that are already in order.
func newTable(documents []Document, f *Facts) Table {
	var t Table
	for _, d := range documents {
		t.add(d, f)
	}
	t.comingFrom = append(t.comingFrom, uint32(len(t.comingStart)))
	t.turnFrom = append(t.turnFrom, uint32(len(t.turnStart)))
	t.stepFrom = append(t.stepFrom, uint32(len(t.steps)))
	return t
}

func (t *Table) add(d Document, f *Facts) {
	lat, lon := math.NaN(), math.NaN()
	if d.Point != nil {
		lat, lon = d.Point.Lat, d.Point.Lon
	}
	t.Lat, t.Lon = append(t.Lat, float32(lat)), append(t.Lon, float32(lon))
	town := slices.IndexFunc(f.Towns, func(town Town) bool { return town.Slug == d.TownSlug })
	if town < 0 || town >= NoTown {
		town = NoTown
	}
	t.Town = append(t.Town, uint16(town))

	var days, parts []string
	t.stepFrom = append(t.stepFrom, uint32(len(t.steps)))
	for _, slot := range d.Slots {
		part := slices.IndexFunc(partsOfDay[:], func(w Window) bool { return slot.Start < w.To })
		days, parts = append(days, vocabulary.Days[slot.Day]), append(parts, vocabulary.Times[max(part, 0)])
		t.steps = append(t.steps, stepAt(slot.Day, slot.Start))
	}
	for g, values := range map[lexicon.Group][]string{
		lexicon.Kind: d.Kinds, lexicon.GoodFor: d.GoodFor, lexicon.Access: d.Access, lexicon.Language: d.Languages,
		lexicon.How: d.How, lexicon.Offers: d.Offers, lexicon.Day: days, lexicon.Time: parts,
	} {
		t.Columns[g] = append(t.Columns[g], bitset(values, f.values[g]))
	}
	t.FirstKind = append(t.FirstKind, firstTerm(d.Kinds, f.values[lexicon.Kind]))
	t.FirstNeed = append(t.FirstNeed, firstTerm(d.GoodFor, f.values[lexicon.GoodFor]))
	pence := int32(min(d.Pence, math.MaxInt32))
	switch {
	case d.Free:
		pence = 0
	case d.Pence <= 0:
		pence = NotTold
	}
	t.Pence = append(t.Pence, pence)
	t.Younger.add(d.Younger)
	t.Older.add(d.Older)
	t.turnFrom = append(t.turnFrom, uint32(len(t.turnStart)))
	for i, turn := range d.Card.Turns {
		start := uint32(0)
		if i > 0 {
			start = Minutes(turn.From)
		}
		t.turnStart = append(t.turnStart, start)
		t.turnStands = append(t.turnStands, uint8(newStands(turn.Standing)))
	}
	t.comingFrom = append(t.comingFrom, uint32(len(t.comingStart)))
	for _, coming := range d.Card.Coming {
		start := coming.Start()
		t.comingStart = append(t.comingStart, coming.start)
		t.comingEnd = append(t.comingEnd, coming.end)
		t.comingDay = append(t.comingDay, uint16(DayOf(start)))
		t.comingStep = append(t.comingStep, stepOf(start))
		t.comingIs = append(t.comingIs, bit(coming.CheckFirst, isUnsure)|bit(coming.Ahead, isAhead))
	}
}

func (c *AgeColumns) add(a Ages) {
	within := func(years int) uint8 { return uint8(max(0, min(years, OldestAge))) }
	to := within(a.To)
	if a.To <= 0 && a.From > 0 {
		to = OldestAge
	}
	c.From, c.To = append(c.From, within(a.From)), append(c.To, to)
}

// firstTerm returns the position of the kind or need that is named first: what an
// activity is more than all else.
func firstTerm(slugs, known []string) uint8 {
	if len(slugs) == 0 {
		return NoTerm
	}
	return Position(known, slugs[0])
}

// Position returns where a value stands among those known, or NoTerm.
func Position(known []string, value string) uint8 {
	i := slices.Index(known, value)
	if i < 0 || i >= NoTerm {
		return NoTerm
	}
	return uint8(i)
}

// Stands is how a row stands at a moment, in bits.
type Stands uint8

const (
	standsRingFirst Stands = 0x20
	standsListed    Stands = 0x40
	standsHappens   Stands = 0x80
	standsDown             = 0x1f
)

func newStands(at activity.Standing) Stands {
	down := map[activity.State]Stands{
		activity.Full: 2, activity.WaitingList: 2, activity.Paused: 3, activity.Ended: 4, activity.Over: 4,
	}[at.State]
	switch at.Freshness {
	case activity.Ageing:
		down++
	case activity.Stale:
		down += 3
	}
	if at.Listed {
		down |= standsListed
	}
	if at.RingFirst {
		down |= standsRingFirst
	}
	if at.Happens() {
		down |= standsHappens
	}
	return down
}

// Listed reports whether the row is found without being asked for.
func (s Stands) Listed() bool { return s&standsListed != 0 }

// RingFirst reports whether it is named only as one to ring before one goes.
func (s Stands) RingFirst() bool { return s&standsRingFirst != 0 }

// Happens reports whether its dates are to be believed.
func (s Stands) Happens() bool { return s&standsHappens != 0 }

// Down returns how far it goes down a list: those that one can simply go to come first,
// those that are over last.
func (s Stands) Down() uint8 { return uint8(s & standsDown) }

// StandsAt returns how each row stands so many minutes after 1970.
func (t *Table) StandsAt(minutes uint32) []Stands {
	all := make([]Stands, len(t.turnFrom)-1)
	for row := range all {
		for i := t.turnFrom[row]; i < t.turnFrom[row+1] && t.turnStart[i] <= minutes; i++ {
			all[row] = Stands(t.turnStands[i])
		}
	}
	return all
}

// What one of the times of a row is: see Coming.
const (
	isUnsure = 1 << iota // CheckFirst
	isAhead
)

func bit(set bool, of uint8) uint8 {
	if set {
		return of
	}
	return 0
}

// Coming returns the times of a row from one on, told in minutes since 1970.
func (t *Table) Coming(row int, first uint32) []Coming {
	var coming []Coming
	for i := t.comingFrom[row]; i < t.comingFrom[row+1]; i++ {
		if t.comingStart[i] >= first {
			is := t.comingIs[i]
			coming = append(coming, Coming{t.comingStart[i], t.comingEnd[i], is&isUnsure != 0, is&isAhead != 0})
		}
	}
	return coming
}

// Point returns where a row is; ok is false where it is nowhere in particular.
func (t *Table) Point(row int) (point place.Point, ok bool) {
	lat := float64(t.Lat[row])
	return place.Point{Lat: lat, Lon: float64(t.Lon[row])}, !math.IsNaN(lat)
}

// Steps returns the steps of the week in which a row begins, whatever the date.
func (t *Table) Steps(row int) []Step { return t.steps[t.stepFrom[row]:t.stepFrom[row+1]] }

// NthOfDay returns which of the times at which a row begins on that day of the week one is,
// whatever the date: the first is 1.
func (t *Table) NthOfDay(row int, start time.Time) int {
	at, nth := stepOf(start), 1
	for _, step := range t.Steps(row) {
		if step.Day() == at.Day() && step < at {
			nth++
		}
	}
	return nth
}

// Time is one time at which a row happens.
type Time struct {
	Start uint32 // minutes since 1970
	Day   int    // see DayOf
	Step  Step   // of the week in which it begins
}

// Times goes through the times of a row that are not gone when so many minutes
// since 1970 have passed, the soonest first.
func (t *Table) Times(row int, passed uint32) func(yield func(Time) bool) {
	return func(yield func(Time) bool) {
		for i := t.comingFrom[row]; i < t.comingFrom[row+1]; i++ {
			gone := t.comingEnd[i]
			if t.comingIs[i]&isAhead != 0 {
				gone = t.comingStart[i]
			}
			if gone > passed && !yield(Time{t.comingStart[i], int(t.comingDay[i]), t.comingStep[i]}) {
				return
			}
		}
	}
}

// writeColumns puts columns one after the other, each behind its length.
func writeColumns(columns []any) []byte {
	var file []byte
	for _, column := range columns {
		values := reflect.ValueOf(column).Elem()
		file = binary.LittleEndian.AppendUint32(file, uint32(values.Len()))
		file, _ = binary.Append(file, binary.LittleEndian, values.Interface()) // refuses only what has no fixed size
	}
	return file
}

// readColumns reads what writeColumns wrote.
func readColumns(file []byte, columns []any) error {
	for _, column := range columns {
		if len(file) < 4 || int64(binary.LittleEndian.Uint32(file)) > int64(len(file)) {
			return io.ErrUnexpectedEOF
		}
		length := int(binary.LittleEndian.Uint32(file))
		values := reflect.ValueOf(column).Elem()
		if length > 0 {
			values.Set(reflect.MakeSlice(values.Type(), length, length))
		}
		// Of the slice itself binary knows the type: behind a pointer it takes ten times as long.
		size, err := binary.Decode(file[4:], binary.LittleEndian, values.Interface())
		if err != nil {
			return err
		}
		file = file[4+size:]
	}
	if len(file) > 0 {
		return errors.New("there is more than its columns")
	}
	return nil
}

// readTable reads the table of so many rows.
func readTable(file []byte, rows int) (Table, error) {
	var t Table
	if err := readColumns(file, t.columns()); err != nil {
		return Table{}, fmt.Errorf("read the table of facts: %w", err)
	}
	if len(t.comingFrom) != rows+1 || len(t.stepFrom) != rows+1 || len(t.turnFrom) != rows+1 || len(t.Lat) != rows || len(t.Lengths[Body]) != rows || len(t.cardEnds) != rows {
		return Table{}, errors.New("read the table of facts: its columns are of different lengths")
	}
	return t, nil
}
