package preview

import (
	"errors"
	"syscall"
)

// windowsInUse is WSAEADDRINUSE, which Windows returns instead of EADDRINUSE.
const windowsInUse = syscall.Errno(10048)

// inUse reports whether an error of net.Listen means that another program listens on
// the address.
func inUse(err error) bool {
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, windowsInUse)
}
