//go:build !linux

package search

import "time"

var processorBegan = time.Now()

// processorTime is the time that passes: what a thread had of it is told only on
// Linux.
func processorTime() time.Duration { return time.Since(processorBegan) }
