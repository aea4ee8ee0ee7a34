package world

import (
	"path/filepath"
	"testing"
)

// TestTheDescriptionOfSearchIsOpenAPI has a validator of OpenAPI read the description.
func TestTheDescriptionOfSearchIsOpenAPI(t *testing.T) {
	var told struct {
		Valid  bool
		Errors any
	}
	runs(t, &told, "openapi.mjs", filepath.Join(made(t).folder, "open-data/openapi.json"))
	if !told.Valid {
		t.Errorf("the description is not OpenAPI: %v", told.Errors)
	}
}
