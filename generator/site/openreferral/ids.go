package openreferral

import (
	"crypto/sha1"
	"fmt"
)

// namespaceURL is the namespace of names that are addresses, by RFC 9562.
var namespaceURL = [16]byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}

// id returns the id of what has an address: a UUID of version 5, which is the same for
// ever and needs nobody to remember it.
func id(address string) string {
	hash := sha1.New()
	hash.Write(namespaceURL[:])
	hash.Write([]byte(address))
	sum := hash.Sum(nil)[:16]
	sum[6] = sum[6]&0x0f | 0x50
	sum[8] = sum[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:])
}
