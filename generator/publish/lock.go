package publish

import (
	"errors"
	"fmt"
	"time"
)

// errLocked says that another build holds the folder.
var errLocked = errors.New("another build is writing there; wait until it has finished, then try again")

// patience is how long a build waits for another one that writes to the same
// folder.
const patience = 10 * time.Second

// lock makes our own corner of the folder and holds it, so that two builds do
// not undo each other. The hold ends with the process at the latest.
func (p *publication) lock() (unlock func(), err error) {
	if info, err := p.root.Lstat(ownFolder); err == nil && !info.IsDir() {
		return nil, inTheWay(ownFolder)
	}
	if err := p.root.MkdirAll(ownFolder, 0o755); err != nil {
		return nil, fmt.Errorf("make %s: %w", ownFolder, reason(err))
	}
	corner, err := p.root.Open(ownFolder)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", ownFolder, reason(err))
	}
	const pause = 50 * time.Millisecond
	for waited := time.Duration(0); ; waited += pause {
		err := holdFile(corner)
		if err == nil {
			return func() { corner.Close() }, nil
		}
		if !errors.Is(err, errLocked) || waited >= patience {
			corner.Close()
			return nil, err
		}
		time.Sleep(pause)
	}
}
