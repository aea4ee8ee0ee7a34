// Expands blocks of JSON-LD with a JSON-LD processor, and holds what comes out against
// schema.org's own definitions, as the package schema-dts has them: every type and every
// property exists, and each property holds what it may. Writes the types that it met.
//
//	node linked.mjs FILE…
import fs from "node:fs";
import { createRequire } from "node:module";
import jsonld from "jsonld";

const definitions = fs.readFileSync(createRequire(import.meta.url).resolve("schema-dts/dist/schema.d.ts"), "utf8");
const parents = new Map(); // of "EventBase": ["ThingBase"]
const properties = new Map(); // of "EventBase": property to the names of what it may hold
const values = new Map(); // of "EventStatusType": the addresses that it is
let open = null;
for (const line of definitions.split("\n")) {
  const begins = line.match(/^(?:export )?interface (\w+)(?: extends ([\w, <>]+))? \{/);
  const property = line.match(/^ {4}"(\w+)"\?: SchemaValue<(.*), "\w+">;/);
  const union = line.match(/^export type (\w+) = (.*);/);
  if (begins) {
    open = begins[1];
    parents.set(open, (begins[2] ?? "").split(",").map((one) => one.trim()).filter(Boolean));
    properties.set(open, new Map());
  } else if (property) {
    properties.get(open).set(property[1], property[2].split("|").map((one) => one.trim()));
  } else if (union) {
    values.set(union[1], [...union[2].matchAll(/"(https:\/\/schema\.org\/\w+)"/g)].map((one) => one[1]));
  }
}

const base = (type) => (parents.has(`${type}Base`) ? `${type}Base` : parents.get(`${type}Leaf`)?.[0]);

function ancestors(name, all = new Set()) {
  all.add(name);
  for (const one of parents.get(name) ?? []) {
    ancestors(one, all);
  }
  return all;
}

const faults = [];
const met = {};
const vocabulary = "https://schema.org/";

function check(node, file, ids) {
  for (const address of node["@type"] ?? []) {
    const type = address.slice(vocabulary.length);
    const own = base(type);
    if (!address.startsWith(vocabulary) || !own) {
      faults.push(`${file}: there is no type ${address}`);
      continue;
    }
    met[type] = (met[type] ?? 0) + 1;
    const lines = ancestors(own);
    for (const [key, held] of Object.entries(node)) {
      if (key.startsWith("@")) {
        continue;
      }
      const name = key.slice(vocabulary.length);
      let may = null;
      for (const line of lines) {
        may ??= properties.get(line)?.get(name);
      }
      if (!may && lines.has("ActionBase") && name.endsWith("-input")) {
        continue; // schema.org/docs/actions.html: an action's inputs
      }
      if (!may) {
        faults.push(`${file}: a ${type} has no property ${key}`);
        continue;
      }
      held.forEach((one) => checkValue(one, may, `${file}: ${name} of a ${type}`, ids));
    }
  }
  for (const held of Object.values(node)) {
    for (const one of Array.isArray(held) ? held : []) {
      if (one["@type"] && !("@value" in one)) {
        check(one, file, ids);
      }
    }
  }
}

function checkValue(one, may, where, ids) {
  if ("@value" in one) {
    const value = one["@value"];
    if (typeof value === "string" && value.startsWith(vocabulary)) {
      if (!may.some((name) => values.get(name)?.includes(value))) {
        faults.push(`${where} may not be ${value}`);
      }
    } else if (typeof value === "string" && value.trim() === "") {
      faults.push(`${where} is empty`);
    } else if (/^(start|end)Date$/.test(where.split(": ")[1].split(" ")[0]) && Number.isNaN(Date.parse(value))) {
      faults.push(`${where} is no date: ${value}`);
    } else if (!may.some((name) => /^(Text|URL|Number|Integer|Boolean|Date|DateTime|Time|Duration)$/.test(name))) {
      faults.push(`${where} may not be the text ${value}`);
    }
    return;
  }
  const types = one["@type"] ?? ids.get(one["@id"])?.["@type"];
  if (!types) {
    faults.push(`${where} leads to ${one["@id"]}, which is not there`);
    return;
  }
  for (const address of types) {
    const type = address.slice(vocabulary.length);
    const lines = [type, ...[...ancestors(base(type))].map((line) => line.replace(/Base$/, ""))];
    if (!may.some((name) => lines.includes(name))) {
      faults.push(`${where} may not be a ${address}`);
    }
  }
}

// The context of schema.org is not fetched: nothing of it is used here but its vocabulary.
const documentLoader = async (address) => {
  if (address !== "https://schema.org") {
    throw new Error(`nothing is fetched: ${address}`);
  }
  return { documentUrl: address, document: { "@context": { "@vocab": vocabulary } } };
};

for (const file of process.argv.slice(2)) {
  const nodes = await jsonld.expand(JSON.parse(fs.readFileSync(file, "utf8")), { documentLoader, base: null });
  const graph = nodes.flatMap((one) => one["@graph"] ?? [one]);
  const ids = new Map(graph.filter((one) => one["@id"]).map((one) => [one["@id"], one]));
  graph.forEach((node) => check(node, file, ids));
}
console.log(JSON.stringify({ faults, met }));
