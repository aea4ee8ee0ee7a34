// Reads feeds with feedparser and writes, as JSON, what it makes of them:
//
//	node feeds.mjs FILE…
import fs from "node:fs";
import FeedParser from "feedparser";

async function read(file) {
  const parser = new FeedParser({ addmeta: false });
  fs.createReadStream(file).pipe(parser);
  const items = [];
  for await (const one of parser) {
    items.push({ id: one.guid, title: one.title, link: one.link, date: one.date, author: one.author, summary: one.summary });
  }
  const { title, link, xmlurl, language, date } = parser.meta;
  return { type: parser.meta["#type"], title, link, xmlurl, language, date, items };
}

const all = {};
for (const file of process.argv.slice(2)) {
  all[file] = await read(file);
}
console.log(JSON.stringify(all));
