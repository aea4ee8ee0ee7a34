package publish

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// mount puts a file system in memory at a folder. Where the machine does not let us,
// the test is left out.
func mount(t *testing.T, folder, options string) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if told, err := exec.Command("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder).CombinedOutput(); err != nil {
		t.Skipf("nothing can be mounted here: %v %s", err, told)
	}
	t.Cleanup(func() { unix.Unmount(folder, unix.MNT_DETACH) })
}

// checkExplained refuses an error of another kind, or without a hint that has these words.
func checkExplained(t *testing.T, err, kind error, hint string) {
	t.Helper()
	if !errors.Is(err, kind) || !strings.Contains(hintOf(err), hint) {
		t.Errorf("got %v with the hint %q, want %v with %q", err, hintOf(err), kind, hint)
		return
	}
	t.Logf("%v\n  hint: %s", err, hintOf(err))
}

func TestSwapOfAMountPoint(t *testing.T) {
	parent := t.TempDir()
	folder := filepath.Join(parent, "public")
	mount(t, folder, "size=1m")
	files := Bytes(bytesOf(map[string]string{"index.html": "home"}))
	_, err := Swap(Contents{Folder: folder, Files: files})
	checkExplained(t, err, syscall.EBUSY, "mount the folder above it")
	checkHolds(t, folder, map[string]string{})
	checkNothingLeft(t, folder)
	if _, err := Swap(Contents{Folder: filepath.Join(folder, "site"), Files: files}); err != nil {
		t.Errorf("below the mount point: %v", err)
	}
}

func TestSwapOnAFullDisk(t *testing.T) {
	disk := t.TempDir()
	mount(t, disk, "size=256k")
	folder := filepath.Join(disk, "public")
	old := map[string]string{"index.html": "home", "same.html": "same"}
	swap(t, folder, old)
	large := map[string][]byte{"index.html": []byte("new"), "large.html": bytes.Repeat([]byte("long "), 100_000)}
	_, err := Swap(Contents{Folder: folder, Files: Bytes(large)})
	checkExplained(t, err, syscall.ENOSPC, "make room")
	checkHolds(t, folder, old)
	checkNothingLeft(t, folder)
	swap(t, folder, map[string]string{"index.html": "new"})
}

// A disk may have room and yet no number left for another file.
func TestSwapWithoutInodes(t *testing.T) {
	disk := t.TempDir()
	mount(t, disk, "size=1m,nr_inodes=20")
	folder := filepath.Join(disk, "public")
	old := map[string]string{"index.html": "home", "same.html": "same"}
	swap(t, folder, old)
	many := maps.Clone(old)
	for i := range 20 {
		many[fmt.Sprintf("%d.html", i)] = "page"
	}
	_, err := Swap(Contents{Folder: folder, Files: Bytes(bytesOf(many))})
	checkExplained(t, err, syscall.ENOSPC, "as many files as it can")
	checkHolds(t, folder, old)
	checkNothingLeft(t, folder)
	swap(t, folder, map[string]string{"index.html": "new"})
}

func TestSwapInAReadOnlyPlace(t *testing.T) {
	disk := t.TempDir()
	mount(t, disk, "size=256k")
	folder := filepath.Join(disk, "public")
	old := map[string]string{"index.html": "home"}
	swap(t, folder, old)
	if err := exec.Command("mount", "-o", "remount,ro", disk).Run(); err != nil {
		t.Skip(err)
	}
	_, err := Swap(Contents{Folder: folder, Files: Bytes(bytesOf(map[string]string{"index.html": "new"}))})
	checkExplained(t, err, syscall.EROFS, "can only be read")
	checkHolds(t, folder, old)
}

func TestSwapWithoutPermission(t *testing.T) {
	parent := t.TempDir()
	folder := filepath.Join(parent, "public")
	for _, open := range []string{filepath.Dir(parent), folder} { // the folder is theirs, its parent is not
		if err := errors.Join(os.MkdirAll(open, 0o755), os.Chmod(open, 0o777)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(parent, 0o555); err != nil {
		t.Fatal(err)
	}
	runtime.LockOSThread() // whom the kernel takes us for is a matter of the thread
	defer runtime.UnlockOSThread()
	unix.SetfsuidRetUid(65534)
	_, err := Swap(Contents{Folder: folder, Files: Bytes(nil)})
	unix.SetfsuidRetUid(os.Geteuid())
	checkExplained(t, err, syscall.EACCES, "the folder above must be yours")
	if err := os.Chmod(parent, 0o755); err != nil {
		t.Fatal(err)
	}
}

func TestSwapWaitsNoLongerThanItsPatience(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of -short")
	}
	folder := filepath.Join(t.TempDir(), "public")
	at, err := find(folder)
	if err != nil {
		t.Fatal(err)
	}
	unlock, err := at.lock()
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	_, err = Swap(Contents{Folder: folder, Files: Bytes(nil)})
	if err == nil || !strings.HasSuffix(err.Error(), "another build is writing there") || !strings.HasPrefix(hintOf(err), "wait until") {
		t.Errorf("got %v with the hint %q", err, hintOf(err))
	}
}
