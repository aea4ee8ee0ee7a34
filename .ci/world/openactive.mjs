// Has OpenActive's own validator read pages of a feed, and prints what it finds wrong.
//   node openactive.mjs FOLDER PAGE…
// The validator asks for OpenActive's list of activities; the folder, which is empty, is where
// it finds the copy beside this file instead. The copy has ids and labels alone (CC BY 4.0).
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createRequire } from "node:module";

const { validate } = createRequire(import.meta.url)("@openactive/data-model-validator");
const [cache, ...pages] = process.argv.slice(2);
const url = "https://openactive.io/activity-list";
const data = JSON.parse(await readFile(new URL("activity-list.json", import.meta.url), "utf8"));
for (const address of [url, `${url}.jsonld`, `${url}/`, `${url}/activity-list.jsonld`]) {
  const name = createHash("sha256").update(address).digest("hex");
  const kept = { errorCode: "error_none", data, statusCode: 200, url: address, exception: null, contentType: "application/ld+json", fetchTime: Date.now() };
  await writeFile(join(cache, `${name}.json`), JSON.stringify(kept));
}
const told = { faults: [], items: 0 };
for (const file of pages) {
  const feed = JSON.parse(await readFile(file, "utf8"));
  told.items += feed.items.length;
  const options = { loadRemoteJson: true, remoteJsonCachePath: cache, remoteJsonCacheTimeToLive: 86400, rpdeItemLimit: 0 };
  for (const found of await validate(feed, options)) {
    const lastPage = feed.items.length === 0 && found.path === "$.items"; // which RPDE wants empty
    if (found.severity === "failure" && !lastPage) {
      told.faults.push(`${file}: ${found.path}: ${found.type}: ${found.message}`);
    }
  }
}
process.stdout.write(JSON.stringify(told));
