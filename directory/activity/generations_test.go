package activity

import "testing"

func TestSpans(t *testing.T) {
	children, adults := Ages{From: 5, To: 11}, Ages{From: 18}
	for _, c := range []struct {
		told           Generations
		younger, older Ages
	}{
		{Generations{Younger: children, Older: Ages{From: 55}}, children, Ages{From: 55}},
		{Generations{Everyone: true}, adults, adults},
		{Generations{Everyone: true, Younger: children}, children, adults},
		{Generations{Between: Ages{From: 8, To: 80}}, Ages{From: 8, To: 80}, Ages{From: 8, To: 80}},
	} {
		younger, older := c.told.Spans()
		if younger != c.younger || older != c.older {
			t.Errorf("%+v: got %v and %v, want %v and %v", c.told, younger, older, c.younger, c.older)
		}
	}
}
