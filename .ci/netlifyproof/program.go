package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
)

// program is a function's process.
type program struct {
	command *exec.Cmd
	log     *log
}

// start runs a function's program with nothing round it but an empty /tmp, and
// as an ordinary user, so that whatever it needs and does not carry is missed:
// its bundle, time zones, certificates. Only root may do that; for others it
// runs on the machine's own files, and that is said.
func start(p *proof, bootstrap string, environment []string, args ...string) (*program, error) {
	folder := filepath.Dir(bootstrap)
	temporary := filepath.Join(folder, "tmp")
	if err := os.MkdirAll(temporary, 0o777); err != nil {
		return nil, err
	}
	if os.Geteuid() != 0 {
		p.note("not root: the program runs on this machine's files")
		return run(bootstrap, append(environment, "TMPDIR="+temporary), args, nil)
	}
	if err := os.Chmod(temporary, 0o777); err != nil { // whatever the umask made of it
		return nil, err
	}
	bare := &syscall.SysProcAttr{Chroot: folder, Credential: &syscall.Credential{Uid: 993, Gid: 990}}
	return run("/bootstrap", environment, args, bare)
}

func run(name string, environment, args []string, attributes *syscall.SysProcAttr) (*program, error) {
	log := &log{}
	command := exec.Command(name, args...)
	command.Dir = "/"
	command.Env = append([]string{"TZ=:UTC"}, environment...)
	command.Stdout, command.Stderr = log, log
	command.SysProcAttr = attributes
	return &program{command, log}, command.Start()
}

// stop asks the program to end, waits, and gives its exit code.
func (p *program) stop() int {
	p.command.Process.Signal(syscall.SIGTERM)
	p.command.Wait()
	return p.command.ProcessState.ExitCode()
}

func (p *program) said() string { return p.log.String() }

// log is what a process writes, which can be read while it runs.
type log struct {
	mutex   sync.Mutex
	written bytes.Buffer
}

func (l *log) Write(said []byte) (int, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.written.Write(said)
}

func (l *log) String() string {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.written.String()
}
