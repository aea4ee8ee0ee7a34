package preview

import (
	"errors"
	"syscall"
)

// windowsInUse is WSAEADDRINUSE, which Windows gives instead of EADDRINUSE.
const windowsInUse = syscall.Errno(10048)

// inUse reports whether an address cannot be listened on because somebody else
// does.
func inUse(err error) bool {
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, windowsInUse)
}
