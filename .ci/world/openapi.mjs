// Holds a description of an interface for valid OpenAPI, or tells what is not.
//
//	node openapi.mjs FILE
import fs from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";

const told = await new Validator().validate(JSON.parse(fs.readFileSync(process.argv[2], "utf8")));
console.log(JSON.stringify({ valid: told.valid, errors: told.errors ?? [] }));
