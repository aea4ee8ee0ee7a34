// Package words says things plainly: every interface word, and dates, times,
// money and counts, in each language that has a catalogue here. It knows
// nothing of what it talks about.
package words

// Language is one language's catalogue and its ways of saying dates, money and
// counts.
type Language struct {
	code     string
	messages map[string]message
}
