package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"runtime"
)

// record says which published pictures were made of which pictures of the
// content, so that the next build need not make them again.
type record struct {
	Recipe string                    `json:"recipe"`
	Made   map[string][]recordedSize `json:"made"` // by the SHA-256 of the picture that was given
}

type recordedSize struct {
	SHA256        string
	Width, Height int
}

// recipe names how pictures are made. Another one makes other bytes of the same
// picture, so nothing is recalled from before it changed.
var recipe = fmt.Sprintf("CatmullRom 1, JPEG %d, %v, %s", pictureQuality, pictureWidths, runtime.Version())

// Record is what the next build has to be told for Recall: of the pictures that
// the last Make published.
func (p *Pictures) Record() []byte {
	said := record{recipe, map[string][]recordedSize{}}
	for key := range p.used {
		for _, size := range p.made[key] {
			name := hex.EncodeToString(key[:])
			said.Made[name] = append(said.Made[name], recordedSize{sumOf(size.jpeg), size.width, size.height})
		}
	}
	text, _ := json.Marshal(said) // of strings and numbers, which cannot fail
	return text
}

// Recall takes over the pictures that an earlier build published to a folder, by
// its Record. What is missing there, or has changed, is made anew.
func (p *Pictures) Recall(text []byte, published fs.FS) {
	var said record
	if json.Unmarshal(text, &said) != nil || said.Recipe != recipe {
		return
	}
	standing := map[string][]byte{}
	names, _ := fs.Glob(published, pictureFolder+"/*.jpg")
	for _, name := range names {
		if body, err := fs.ReadFile(published, name); err == nil {
			standing[sumOf(body)] = body
		}
	}
	for name, sizes := range said.Made {
		var key [sha256.Size]byte
		if n, err := hex.Decode(key[:], []byte(name)); err != nil || n != len(key) {
			continue
		}
		if made := recalled(sizes, standing); made != nil {
			p.keep(key, made)
		}
	}
}

// recalled gives the sizes of one picture; none where one of them is missing.
func recalled(sizes []recordedSize, standing map[string][]byte) []scaled {
	var made []scaled
	for _, size := range sizes {
		body, ok := standing[size.SHA256]
		if !ok {
			return nil
		}
		made = append(made, scaled{size.Width, size.Height, body})
	}
	return made
}

func sumOf(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}
