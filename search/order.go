package search

// bleve's builder numbers the documents of one batch in the order of a Go map.
// Batches of one document keep the order in which they come, but the builder
// then merges them in rounds, always taking the first few and putting what they
// make at the end, which turns the order round. So that document number and
// position in the side table are the same, documents are handed over in the
// order that comes out right.

// mergeAtOnce is how many segments the builder merges in one round. Each is an
// open file.
const mergeAtOnce = 100

// feedingOrder says for each turn which of count documents to hand over.
func feedingOrder(count int) []int {
	segments := make([][]int, count) // of turns
	for turn := range segments {
		segments[turn] = []int{turn}
	}
	for len(segments) > 1 {
		n := min(mergeAtOnce, len(segments))
		var merged []int
		for _, segment := range segments[:n] {
			merged = append(merged, segment...)
		}
		segments = append(segments[n:], merged)
	}
	order := make([]int, count)
	if count > 0 {
		for position, turn := range segments[0] {
			order[turn] = position
		}
	}
	return order
}
