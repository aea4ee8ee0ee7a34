// Package sealed carries what somebody has typed so far in the address of the page that they are on: nobody stores it,
// and nobody who reads the address can read it. It knows nothing of what was typed.
package sealed

import (
	"bytes"
	"compress/flate"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
)

const (
	// Longest is how many characters a seal has at most. Web servers take addresses of 8,000.
	Longest = 6000
	// Lives is how long a seal can be opened: somebody may finish later, and a link in an old letter tells nothing.
	Lives = 14 * 24 * time.Hour

	largest = 256 << 10 // bytes that are read of one; a seal of ours holds far less
)

// The ways in which a seal is refused.
var (
	ErrForged  = errors.New("the seal is not ours, or it was changed")
	ErrTooOld  = errors.New("the seal is too old")
	ErrTooLong = errors.New("there is more than an address can carry")
)

// Sealer seals and opens. Instances that have the same key open each other's seals.
type Sealer struct{ aead cipher.AEAD }

// New returns a sealer with a key that is derived from the operator's, for one purpose alone.
func New(operators []byte, purpose string) (Sealer, error) {
	key, err := hkdf.Key(sha256.New, operators, nil, "bandstand: "+purpose, 32)
	if err != nil {
		return Sealer{}, fmt.Errorf("derive a key: %w", err)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return Sealer{}, fmt.Errorf("set up a cipher: %w", err)
	}
	aead, err := cipher.NewGCM(block)
	return Sealer{aead}, err
}

// Seal returns a value, which json can write, as characters that an address can hold.
func (s Sealer) Seal(value any, now time.Time) (string, error) {
	written, err := json.Marshal(value)
	if err != nil {
		return "", err
	}
	var packed bytes.Buffer
	packed.Write(binary.BigEndian.AppendUint64(nil, uint64(now.Unix())))
	writer, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return "", err
	}
	if _, err := writer.Write(written); err != nil {
		return "", err
	}
	if err := writer.Close(); err != nil {
		return "", err
	}
	nonce := make([]byte, s.aead.NonceSize())
	rand.Read(nonce) // never fails
	seal := base64.RawURLEncoding.EncodeToString(s.aead.Seal(nonce, nonce, packed.Bytes(), nil))
	if len(seal) > Longest {
		return "", ErrTooLong
	}
	return seal, nil
}

// Open reads a seal into a value.
func (s Sealer) Open(seal string, value any, now time.Time) error {
	if len(seal) > Longest {
		return ErrForged
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(seal)
	if err != nil || len(raw) < s.aead.NonceSize() {
		return ErrForged
	}
	nonce, locked := raw[:s.aead.NonceSize()], raw[s.aead.NonceSize():]
	packed, err := s.aead.Open(nil, nonce, locked, nil)
	if err != nil || len(packed) < 8 {
		return ErrForged
	}
	age := now.Sub(time.Unix(int64(binary.BigEndian.Uint64(packed)), 0))
	if age > Lives {
		return ErrTooOld
	}
	written, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed[8:])), largest))
	if err != nil {
		return ErrForged
	}
	return json.Unmarshal(written, value)
}
