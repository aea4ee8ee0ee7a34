package site

import (
	"runtime"
	"sync"
)

// sideBySide does what takes longest of a build, pictures and codes, for each of
// so many, a few at a time. The error is that of the first of them that failed.
func sideBySide(many int, do func(i int) error) error {
	failed := make([]error, many)
	work := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 4) {
		workers.Go(func() {
			for i := range work {
				failed[i] = do(i)
			}
		})
	}
	for i := range many {
		work <- i
	}
	close(work)
	workers.Wait()
	for _, err := range failed {
		if err != nil {
			return err
		}
	}
	return nil
}
