// Package checkout copies the repository with the demonstration in it, so that
// what is built of it touches no build of the working folder and is the same
// whatever stands in content/.
package checkout

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// demonstration is the content that tests and measurements share.
const demonstration = "search/testdata/judged/content"

// Copy copies to a folder what git knows of the repository in which the program
// runs, or would know: nothing that happens to lie about takes part. In place of
// content/ it puts the demonstration.
func Copy(to string) error {
	listed, err := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard").Output()
	if err != nil {
		return fmt.Errorf("copy the repository: git ls-files: %w", err)
	}
	for _, name := range strings.Split(strings.TrimRight(string(listed), "\x00"), "\x00") {
		if strings.HasPrefix(name, "content/") {
			continue
		}
		content, err := os.ReadFile(name)
		if os.IsNotExist(err) {
			continue // deleted, and not committed yet
		}
		if err != nil {
			return fmt.Errorf("copy the repository: %w", err)
		}
		copied := filepath.Join(to, name)
		if err := os.MkdirAll(filepath.Dir(copied), 0o755); err != nil {
			return fmt.Errorf("copy the repository: %w", err)
		}
		if err := os.WriteFile(copied, content, 0o644); err != nil {
			return fmt.Errorf("copy the repository: %w", err)
		}
	}
	if err := os.CopyFS(filepath.Join(to, "content"), os.DirFS(demonstration)); err != nil {
		return fmt.Errorf("copy the demonstration: %w", err)
	}
	return nil
}
