package scene

import "testing"

func BenchmarkSVG(b *testing.B) {
	made := Choose(Asked{Slug: "a", Kinds: []string{"music"}}, Look{})
	for b.Loop() {
		made.SVG()
	}
}

func BenchmarkPNG(b *testing.B) {
	made := Choose(Asked{Slug: "a", Kinds: []string{"music"}, Setting: "library"}, Look{})
	for b.Loop() {
		if _, err := made.PNG(nil); err != nil {
			b.Fatal(err)
		}
	}
}
