// Package github proposes changes to a repository on GitHub, as pull requests. It is the one package that knows GitHub's
// library.
package github

import (
	"context"
	"encoding/base64"
	"errors"
	"io/fs"
	"net/http"
	"net/url"
	"time"
	"unicode/utf8"

	"bandstand/contribute/forge"

	"github.com/bradleyfalzon/ghinstallation/v2"
	"github.com/google/go-github/v88/github"
)

// Repository is a forge.Forge.
type Repository struct {
	owner, name string
	client      *github.Client
}

// Read implements forge.Forge, of the default branch.
func (r *Repository) Read(ctx context.Context, path string) ([]byte, error) {
	file, _, _, err := r.client.Repositories.GetContents(ctx, r.owner, r.name, path, nil)
	if status(err) == http.StatusNotFound {
		return nil, fs.ErrNotExist
	}
	if err != nil {
		return nil, failure("read a file", err)
	}
	text, err := file.GetContent()
	if err != nil {
		return nil, forge.Failure{Step: "read a file"}
	}
	return []byte(text), nil
}

// Version implements forge.Forge.
func (r *Repository) Version(ctx context.Context, version string) ([]byte, error) {
	blob, _, err := r.client.Git.GetBlob(ctx, r.owner, r.name, version)
	if err != nil {
		return nil, failure("read an earlier version", err)
	}
	text, err := base64.StdEncoding.DecodeString(blob.GetContent())
	if err != nil {
		return nil, forge.Failure{Step: "read an earlier version"}
	}
	return text, nil
}

// Propose implements forge.Forge. Everything is made before the branch is, which is the first of it that anybody sees,
// and the branch goes again where the pull request is refused.
func (r *Repository) Propose(ctx context.Context, change forge.Proposal) (address string, before bool, err error) {
	repository, _, err := r.client.Repositories.Get(ctx, r.owner, r.name)
	if err != nil {
		return "", false, failure("find the repository", err)
	}
	base := repository.GetDefaultBranch()
	branch, answered, err := r.client.Repositories.GetBranch(ctx, r.owner, r.name, base, 0)
	if err != nil {
		if answered != nil { // of this call alone the library's error has no status
			err = &github.ErrorResponse{Response: answered.Response}
		}
		return "", false, failure("find its default branch", err)
	}
	commit, err := r.commit(ctx, branch.GetCommit(), change)
	if err != nil {
		return "", false, err
	}
	ref := "refs/heads/" + change.Branch
	_, _, err = r.client.Git.CreateRef(ctx, r.owner, r.name, github.CreateRef{Ref: ref, SHA: commit})
	if err != nil && status(err) != http.StatusUnprocessableEntity {
		return "", false, failure("make the branch", err)
	}
	made := err == nil // else it may be there already, as may its pull request
	pull, _, err := r.client.PullRequests.Create(ctx, r.owner, r.name, &github.NewPullRequest{
		Title: &change.Title, Head: &change.Branch, Base: &base, Body: &change.Body,
	})
	if err == nil {
		return pull.GetHTMLURL(), !made, nil
	}
	if status(err) == http.StatusUnprocessableEntity {
		if address := r.proposed(ctx, change.Branch); address != "" {
			return address, true, nil
		}
	}
	if !made {
		return "", false, failure("make the pull request of a branch that is there, or could not be made", err)
	}
	r.takeBack(ctx, change.Branch)
	return "", false, failure("make the pull request", err)
}

// commit makes a commit of a change on top of another, which nothing leads to yet, and returns its hash.
func (r *Repository) commit(ctx context.Context, top *github.RepositoryCommit, change forge.Proposal) (string, error) {
	var entries []*github.TreeEntry
	for _, file := range change.Files {
		if err := r.isAsWas(ctx, file, top.GetSHA()); err != nil {
			return "", err
		}
		entry := &github.TreeEntry{Path: &file.Path, Mode: new("100644"), Type: new("blob")}
		if utf8.Valid(file.Body) {
			entry.Content = new(string(file.Body))
		} else {
			blob, _, err := r.client.Git.CreateBlob(ctx, r.owner, r.name, github.Blob{
				Content: new(base64.StdEncoding.EncodeToString(file.Body)), Encoding: new("base64"),
			})
			if err != nil {
				return "", failure("keep a picture", err)
			}
			entry.SHA = blob.SHA
		}
		entries = append(entries, entry)
	}
	tree, _, err := r.client.Git.CreateTree(ctx, r.owner, r.name, top.GetCommit().GetTree().GetSHA(), entries)
	if err != nil {
		return "", failure("keep the files", err)
	}
	commit, _, err := r.client.Git.CreateCommit(ctx, r.owner, r.name, github.Commit{
		Message: &change.Message, Tree: &github.Tree{SHA: tree.SHA}, Parents: []*github.Commit{{SHA: top.SHA}},
	}, nil)
	if err != nil {
		return "", failure("make the commit", err)
	}
	return commit.GetSHA(), nil
}

// isAsWas returns an error unless a file is in a commit what a change would replace.
func (r *Repository) isAsWas(ctx context.Context, file forge.File, commit string) error {
	if file.Was == forge.Whatever {
		return nil
	}
	at := &github.RepositoryContentGetOptions{Ref: commit}
	there, _, _, err := r.client.Repositories.GetContents(ctx, r.owner, r.name, file.Path, at)
	is := forge.New
	switch {
	case err == nil && there == nil: // a folder
		return forge.ErrMoved
	case err == nil:
		is = there.GetSHA()
	case status(err) != http.StatusNotFound:
		return failure("look at the file that is there", err)
	}
	if is != file.Was {
		return forge.ErrMoved
	}
	return nil
}

// proposed returns the address of the pull request of a branch, open or not; empty where there is none.
func (r *Repository) proposed(ctx context.Context, branch string) string {
	found, _, err := r.client.PullRequests.List(ctx, r.owner, r.name, &github.PullRequestListOptions{
		State: "all", Head: r.owner + ":" + branch,
	})
	if err != nil || len(found) == 0 {
		return ""
	}
	return found[0].GetHTMLURL()
}

// takeBack removes a branch, even where there was no time left for its pull request. Where that fails the branch stays,
// without harm: nobody is asked to review it.
func (r *Repository) takeBack(ctx context.Context, branch string) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
	defer cancel()
	r.client.Git.DeleteRef(ctx, r.owner, r.name, "heads/"+branch)
}

// status returns what GitHub answered to what failed; 0 where it did not.
func status(err error) int {
	var refused *github.ErrorResponse
	if errors.As(err, &refused) && refused.Response != nil {
		return refused.Response.StatusCode
	}
	return 0
}

// failure returns an error that can be logged: those of the library hold addresses, in which stand names of groups, and
// what GitHub says, which may repeat what it was sent.
func failure(step string, err error) error {
	if err == nil {
		return nil
	}
	failed := forge.Failure{Step: step, Status: status(err)}
	var limited *github.RateLimitError
	var abused *github.AbuseRateLimitError
	var app *ghinstallation.HTTPError
	var called *url.Error
	switch {
	case errors.As(err, &limited):
		failed.Status = http.StatusForbidden
		failed.Why = "no more may be asked of it until " + limited.Rate.Reset.UTC().Format(time.RFC3339)
	case errors.As(err, &abused):
		failed.Status, failed.Why = http.StatusForbidden, "it was asked too much at once"
	case errors.As(err, &app):
		failed.Step += ": get a token of the App"
		if app.Response != nil {
			failed.Status = app.Response.StatusCode
			failed.Why = "look at the numbers of the App and of its installation, and at its key"
		}
	case errors.Is(err, context.DeadlineExceeded):
		failed.Why = "it took too long"
	case failed.Status == http.StatusUnauthorized:
		failed.Why = "the token is not taken: it may have ended"
	case failed.Status == http.StatusForbidden:
		failed.Why = "the token may not do it: it needs Contents and Pull requests, both to write"
	case failed.Status == http.StatusNotFound:
		failed.Why = "there is no such thing, or the token does not reach it"
	case failed.Status == 0 && errors.As(err, &called):
		failed.Why = called.Err.Error() // without the address
	}
	return failed
}
