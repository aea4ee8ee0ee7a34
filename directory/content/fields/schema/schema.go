// Package schema tells editors of text what can be written in content/: a JSON Schema
// (draft 7, which they know best) for each kind of file, made from the table of fields.
package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
)

// object is a part of a schema. It is written with its keys in order of the alphabet.
type object = map[string]any

// Of returns the schema of a kind of file. Whatever it refuses is a mistake to `check` too; what
// two fields say of each other, and which terms and towns there are, `check` alone knows.
func Of(file fields.File) ([]byte, error) {
	s := schema{meanings: fields.Meanings(), parts: object{}}
	made := s.fields(file.Of)
	if file.Of == reflect.TypeFor[fields.Translation]() {
		made["additionalProperties"] = true // the texts of the page that it translates
	}
	if file.List {
		made = object{"type": "array", "items": made}
	}
	made["$schema"], made["title"] = "http://json-schema.org/draft-07/schema#", file.Title+": content/"+file.Path
	made["definitions"] = s.parts
	var text bytes.Buffer
	to := json.NewEncoder(&text)
	to.SetEscapeHTML(false)
	to.SetIndent("", "  ")
	err := to.Encode(made)
	return text.Bytes(), err
}

// schema is one while it is made.
type schema struct {
	meanings map[string]string
	parts    object // the structs that fields have, by their names
}

// fields returns what a struct of fields is.
func (s schema) fields(of reflect.Type) object {
	properties, required, draft := object{}, []string{}, false
	for _, key := range frontmatter.Keys(of) {
		value := s.value(key)
		if key.Many {
			value = object{"type": "array", "items": value}
		}
		properties[key.Name] = object{
			"description": s.meanings[of.Name()+"."+key.Field] + ". Such as: " + key.Name + ": " + key.Example,
			"allOf":       []object{value},
		}
		if key.Required {
			required = append(required, key.Name)
		}
		draft = draft || key.Name == "status" && strings.Contains(strings.Join(key.Choices, " "), "draft")
	}
	made := object{"type": "object", "properties": properties, "additionalProperties": false}
	switch {
	case len(required) == 0:
	case draft: // somebody is still at work on it
		made["if"] = object{"properties": object{"status": object{"const": "draft"}}, "required": []string{"status"}}
		made["else"] = object{"required": required}
	default:
		made["required"] = required
	}
	return made
}

// value returns what a field can be, or one of its values where it is a list. What nobody has
// filled in yet may be empty, but in a list.
func (s schema) value(key frontmatter.Key) object {
	if key.Parts == nil {
		return single(key)
	}
	name := key.Parts.Name()
	if s.parts[name] == nil {
		s.parts[name] = object{} // for a part that has itself among its parts
		s.parts[name] = s.fields(key.Parts)
	}
	reference := object{"$ref": "#/definitions/" + name}
	if _, ok := reflect.New(key.Parts).Interface().(interface{ FromWord(frontmatter.Text) }); ok {
		return object{"anyOf": []object{{"type": "string"}, reference}}
	}
	return reference
}

// single returns what a value without parts can be, as YAML has it: 11 is a number there,
// whatever we make of it.
func single(key frontmatter.Key) object {
	if key.Choices != nil {
		return object{"enum": key.Choices}
	}
	switch reflect.New(key.Is).Interface().(type) {
	case *frontmatter.Flag:
		return object{"enum": []any{true, false, "yes", "no", "on", "off"}} // the latter are words since YAML 1.2
	case *frontmatter.Whole, *frontmatter.Age:
		return object{"type": "integer", "minimum": 0}
	case *frontmatter.Money:
		return object{"type": "number", "minimum": 0}
	case *frontmatter.Date:
		return object{"type": "string", "pattern": `^\d{4}-\d{2}-\d{2}$`}
	case *frontmatter.How:
		return object{"anyOf": []object{{"type": "string"}, {"const": false}}}
	}
	return object{"type": []string{"string", "number"}}
}

// Write writes the schema of each kind of file into a folder, which it makes where there is none,
// and returns how many they are.
func Write(folder string) (int, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return 0, fmt.Errorf("make the folder of schemas: %w", err)
	}
	for _, file := range fields.Files {
		text, err := Of(file)
		if err != nil {
			return 0, fmt.Errorf("make the schema of %s: %w", file.Name, err)
		}
		if err := os.WriteFile(filepath.Join(folder, file.Name+".json"), text, 0o644); err != nil {
			return 0, fmt.Errorf("write a schema: %w", err)
		}
	}
	return len(fields.Files), nil
}
