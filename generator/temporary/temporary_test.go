package temporary

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// killed has the test's own binary make a folder and be killed in it.
const killed = "BANDSTAND_TEST_IS_KILLED"

func TestMain(m *testing.M) {
	if os.Getenv(killed) != "" {
		if _, _, err := Folder(); err != nil {
			panic(err)
		}
		self, _ := os.FindProcess(os.Getpid())
		self.Kill()
		select {}
	}
	os.Exit(m.Run())
}

func TestFolderGoesWithItsProcess(t *testing.T) {
	within := t.TempDir()
	t.Setenv("TMPDIR", within)
	mine, remove, err := Folder()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(within, prefix+"of-another-program"), 0o755); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), killed+"=1")
	if err := command.Run(); err == nil {
		t.Fatal("it was not killed")
	}
	if left := in(t, within); len(left) != 3 {
		t.Fatalf("got %v, want what the killed process left beside two others", left)
	}
	_, removeNext, err := Folder()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(mine); err != nil {
		t.Errorf("a folder that is held was removed: %v", err)
	}
	for _, remove := range []func() error{remove, removeNext} {
		if err := remove(); err != nil {
			t.Error(err)
		}
	}
	if left := in(t, within); len(left) != 1 || left[0] != prefix+"of-another-program" {
		t.Errorf("got %v, want what is nobody's of ours alone", left)
	}
}

// Whoever is killed while it removes its folder may leave one with nothing in it, not even the lock.
func TestWhatIsHalfRemovedGoesToo(t *testing.T) {
	within := t.TempDir()
	t.Setenv("TMPDIR", within)
	if err := os.Mkdir(filepath.Join(within, prefix+"1234"), 0o755); err != nil {
		t.Fatal(err)
	}
	_, remove, err := Folder()
	if err != nil {
		t.Fatal(err)
	}
	if left := in(t, within); len(left) != 1 {
		t.Errorf("got %v, want no folder with nothing in it", left)
	}
	if err := remove(); err != nil {
		t.Error(err)
	}
	if left := in(t, within); len(left) > 0 {
		t.Errorf("got %v, want nothing", left)
	}
}

func in(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}
