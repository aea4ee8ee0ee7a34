// The page of My list: what this browser saved, or what the link carries after
// its #. A list that came by link is kept only when Keep is pressed. Of each
// activity a file of this site is read; nothing of the list is sent anywhere.
const page = document.querySelector("[data-my-list]");
if (page) {
  const find = (what, within) => (within || page).querySelector("[data-" + what + "]");
  const items = find("items");
  const rows = new Map(); // slug to its <li>, made once, so that moving it keeps the keyboard there
  const asked = []; // what each row waits for
  const messages = new Map(); // slug to what a message says of it, once that is read
  let slugs = [];
  let before = null; // the list before the last thing was taken off it

  const fromLink = () => saved.parse(location.hash.slice(1));
  const isShared = () => fromLink().length > 0;
  const address = () => page.dataset.myList.replace(/^\//, location.origin + "/") + "#" + slugs.join(",");

  // keep puts a changed list where it came from: the link, or this browser.
  const keep = () => {
    if (!isShared()) return saved.write(slugs) || say(page.dataset.refused);
    history.replaceState(null, "", slugs.length ? "#" + slugs.join(",") : location.pathname);
    show();
  };

  // takeOff removes, and offers to put back.
  const takeOff = (these, words) => {
    before = slugs;
    slugs = slugs.filter((slug) => !these.includes(slug));
    if (isShared() && !slugs.length) before = null; // the link is used up: what shows now is this browser's own list
    keep();
    find("undo").hidden = !before;
    find("undo-says").textContent = words;
    (before ? find("put-back") : document.getElementById("main")).focus();
    say(words);
  };

  const write = (row, told) => {
    row.querySelectorAll("[data-text]").forEach((at) => {
      put(at, told[at.dataset.text] || "");
      at.hidden = !at.textContent;
    });
    row.querySelectorAll("[data-if]").forEach((at) => {
      at.hidden = !(told[at.dataset.if] || []).length;
    });
    row.querySelectorAll("[data-each]").forEach((at) => {
      (told[at.dataset.each] || []).forEach((one) => {
        const line = at.cloneNode();
        line.removeAttribute("data-each");
        put(line, one.says || one);
        if (one.ends) line.dataset.ends = one.ends;
        if (one.from) line.dataset.from = one.from;
        if (one.until) line.dataset.until = one.until;
        if (one.url) {
          const link = document.createElement("a");
          link.href = one.url;
          link.textContent = one.says;
          line.textContent = one.label + " ";
          line.appendChild(link);
        }
        at.parentNode.insertBefore(line, at);
      });
      at.remove();
    });
    const qr = find("qr", row);
    if (told.qr) {
      qr.setAttribute("viewBox", "0 0 " + told.qr.size + " " + told.qr.size);
      qr.firstElementChild.setAttribute("d", "M0 0h" + told.qr.size + "v" + told.qr.size + "h-" + told.qr.size + "z");
      qr.lastElementChild.setAttribute("d", told.qr.path);
    } else qr.remove();
    refreshDates();
    refreshAges();
  };

  const make = (slug) => {
    const row = find("item").content.firstElementChild.cloneNode(true);
    const title = () => find("link", row).textContent;
    const own = find("link", row).getAttribute("href") + slug + "/"; // of the page's own language
    find("link", row).href = own;
    find("link", row).textContent = slug;
    const move = (by, button) => {
      const from = slugs.indexOf(slug);
      const to = from + by;
      if (to < 0 || to >= slugs.length) return;
      slugs.splice(to, 0, slugs.splice(from, 1)[0]);
      keep();
      // The row was taken up and put down, and the keyboard left it.
      (button.disabled ? find(by < 0 ? "down" : "up", row) : button).focus();
      say(fill(page.dataset.moved, { title: title(), place: to + 1, all: slugs.length }));
    };
    find("up", row).addEventListener("click", (event) => move(-1, event.currentTarget));
    find("down", row).addEventListener("click", (event) => move(1, event.currentTarget));
    find("remove", row).addEventListener("click", () => takeOff([slug], fill(page.dataset.removed, { title: title() })));
    asked.push(fetch(own + "card.json", { credentials: "omit" }).then((answer) => {
      if (!answer.ok) throw answer.status === 404 ? "gone" : "unreached";
      return answer.json();
    }).then((told) => {
      messages.set(slug, told.message);
      write(row, told);
      link();
    }, (why) => {
      const words = find("gone").dataset;
      write(row, { title: slug.replace(/-/g, " "), summary: words[why] || words.unreached });
      if (why !== "gone") rows.delete(slug); // the next look tries again
    }));
    return row;
  };

  const show = () => {
    slugs = isShared() ? fromLink() : saved.read();
    items.querySelectorAll(":scope > li").forEach((row) => row.remove());
    slugs.forEach((slug, i) => {
      if (!rows.has(slug)) rows.set(slug, make(slug));
      const row = rows.get(slug);
      find("up", row).disabled = i === 0;
      find("down", row).disabled = i === slugs.length - 1;
      items.appendChild(row);
    });
    const own = saved.read();
    find("shared").hidden = !isShared() || own.join() === slugs.join();
    find("own").hidden = own.length === 0;
    find("private").hidden = isShared();
    find("empty").hidden = slugs.length > 0;
    find("full").hidden = slugs.length === 0;
    link();
  };

  // link makes what hands the list on: each activity in words, for whoever cannot open the link,
  // and then the link.
  const link = () => {
    const said = slugs.filter((slug) => messages.has(slug)).map((slug, i) => i + 1 + ". " + messages.get(slug));
    const words = [page.dataset.words].concat(said, address()).join("\n\n");
    find("copy").dataset.copy = address();
    page.querySelectorAll("[data-send]").forEach((at) => {
      at.href = fill(at.dataset.send, { subject: encodeURIComponent(page.dataset.subject), words: encodeURIComponent(words) });
    });
  };

  find("keep").addEventListener("click", () => {
    const both = saved.read().concat(slugs.filter((slug) => !saved.read().includes(slug)));
    if (!saved.write(both)) return say(page.dataset.refused);
    history.replaceState(null, "", location.pathname);
    show();
    say(page.dataset.kept);
    document.getElementById("main").focus();
  });
  find("put-back").addEventListener("click", () => {
    slugs = before;
    find("undo").hidden = true;
    keep();
    say(page.dataset.back);
    document.getElementById("main").focus();
  });
  find("clear").addEventListener("click", () => takeOff(slugs.slice(), page.dataset.cleared));

  find("without-script", document).hidden = true;
  show();
  // All of it appears at once, or, where a line is slow, after three seconds with what has come.
  Promise.race([Promise.all(asked), new Promise((done) => setTimeout(done, 3000))]).then(() => {
    page.hidden = false;
  });
  document.addEventListener("saved", show);
  addEventListener("hashchange", show);
}
