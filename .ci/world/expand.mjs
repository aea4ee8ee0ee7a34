// Reads calendars with ical.js and writes, as JSON, when each of their events happens:
//
//	node expand.mjs FROM TO FILE…
import fs from "node:fs";
import ICAL from "ical.js";

const [from, to, ...files] = process.argv.slice(2);
const begin = Date.parse(from);
const end = Date.parse(to);

function expand(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  if (calendar.name !== "vcalendar") {
    throw new Error(`a ${calendar.name}, no calendar`);
  }
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  if (calendar.getAllSubcomponents().length !== events.length + 1 || events.some((one) => one.component.getAllSubcomponents().length)) {
    throw new Error("more than a time zone and events");
  }
  const told = new Set();
  for (const event of events) {
    const key = `${event.uid} ${event.recurrenceId}`;
    if (told.has(key)) {
      throw new Error(`two events are ${key}`);
    }
    told.add(key);
  }
  const happens = [];
  const add = (item, start, finish) => {
    const starts = start.toJSDate();
    const ends = finish.toJSDate();
    const status = item.component.getFirstPropertyValue("status");
    if (ends > begin && starts < end) {
      happens.push({
        uid: item.uid, start: starts.toISOString(), end: ends.toISOString(), status, title: item.summary,
        where: item.location, about: item.description, sequence: item.sequence,
      });
    }
  };
  for (const event of events.filter((one) => !one.isRecurrenceException())) {
    for (const other of events) {
      if (other.isRecurrenceException() && other.uid === event.uid) {
        event.relateException(other);
      }
    }
    if (!event.isRecurring()) {
      add(event, event.startDate, event.endDate);
      continue;
    }
    const dates = event.iterator();
    for (let next = dates.next(); next && next.toJSDate() < end; next = dates.next()) {
      const one = event.getOccurrenceDetails(next);
      add(one.item, one.startDate, one.endDate);
    }
  }
  return {
    name: calendar.getFirstPropertyValue("x-wr-calname"),
    happens: happens.sort((a, b) => a.start.localeCompare(b.start) || a.end.localeCompare(b.end)),
  };
}

const all = {};
for (const file of files) {
  try {
    all[file] = expand(fs.readFileSync(file, "utf8"));
  } catch (error) {
    console.error(`${file}: ${error.stack}`);
    process.exitCode = 1;
  }
}
console.log(JSON.stringify(all));
