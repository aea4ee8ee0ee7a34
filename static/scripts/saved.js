// My list, as this browser keeps it: the slugs of the activities, in order.
// Nothing is kept before Save is pressed, and nothing once the list is empty.
const saved = {
  // parse reads slugs from a link or from what was kept: never trusted, at most forty.
  parse: (text) => text.split(",").filter((slug, i, all) => /^[a-z0-9-]{1,80}$/.test(slug) && all.indexOf(slug) === i).slice(0, 40),
  read: () => {
    try {
      return saved.parse(localStorage.getItem("my-list") || "");
    } catch (refused) {
      return [];
    }
  },
  // write says whether the browser let us keep it.
  write: (slugs) => {
    try {
      if (slugs.length) localStorage.setItem("my-list", slugs.join(","));
      else localStorage.removeItem("my-list");
    } catch (refused) {
      return false;
    }
    saved.tell();
    return true;
  },
  // tell shows everywhere on the page what is on the list.
  tell: () => document.dispatchEvent(new Event("saved")),
};
// Another tab of this browser may have changed it.
addEventListener("storage", saved.tell);
addEventListener("pageshow", saved.tell);
