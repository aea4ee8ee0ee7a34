//go:build !linux

package publish

import "errors"

// exchange is not known to this system.
func exchange(string, string) error { return errors.ErrUnsupported }
