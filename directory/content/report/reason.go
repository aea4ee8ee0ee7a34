package report

import (
	"errors"
	"io/fs"
)

// Reason returns the cause of a file error without the path, which the problem
// already names.
func Reason(err error) string {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	return err.Error()
}
