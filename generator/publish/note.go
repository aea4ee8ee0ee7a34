package publish

import (
	"fmt"
	"os"
)

// Note keeps something that the next build wants to know, in our own corner of a
// folder that was published to. It is no file of the site. A note of the same
// name is replaced in one step.
func Note(folder, name string, text []byte) error {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return fmt.Errorf("open the folder %s: %w", folder, reason(err))
	}
	defer root.Close()
	file := ownFolder + "/" + name
	if err := root.WriteFile(file+".new", text, 0o644); err != nil {
		return fmt.Errorf("write %s in %s: %w", file, folder, reason(err))
	}
	if err := root.Rename(file+".new", file); err != nil {
		return fmt.Errorf("write %s in %s: %w", file, folder, reason(err))
	}
	return nil
}

// Noted gives what an earlier build noted; nothing where it noted nothing.
func Noted(folder, name string) []byte {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil
	}
	defer root.Close()
	text, _ := root.ReadFile(ownFolder + "/" + name)
	return text
}
