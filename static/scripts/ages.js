// What a page says of a group follows from when somebody last told of it, so it changes as
// time passes although the page was not made again. What is marked data-from and data-until
// is shown between these moments. What is marked data-leaves goes out of its list then: into
// the part marked data-ring-first where the list has one.
const refreshAges = () => {
  document.querySelectorAll("[data-from], [data-until]").forEach((one) => {
    const { from, until } = one.dataset;
    one.hidden = Boolean((from && !over(from)) || (until && over(until)));
  });
  document.querySelectorAll("[data-leaves]").forEach((one) => {
    if (!over(one.dataset.leaves)) return;
    const part = one.closest("[data-list]");
    const apart = part && part.querySelector("[data-ring-first]");
    one.hidden = !apart || !one.dataset.rings || !over(one.dataset.rings);
    if (one.hidden) return;
    one.removeAttribute("data-leaves");
    apart.querySelector("[data-ring-first-list]").appendChild(one);
    apart.hidden = false;
  });
};
refreshAges();
addEventListener("pageshow", refreshAges);
document.addEventListener("visibilitychange", refreshAges);

// A site that nobody has built for two months says so. It is asked when the page has long
// been there to read, so that nothing waits for it.
const builtLongAgo = 61 * 24 * 60 * 60 * 1000;
const sayBuiltLongAgo = (notice) => {
  fetch("/built.json", { credentials: "omit" }).then((answer) => (answer.ok ? answer.json() : {})).then(({ built }) => {
    const at = new Date(built);
    if (!(Date.now() - at.getTime() > builtLongAgo)) return;
    const language = document.documentElement.lang;
    const day = at.toLocaleDateString(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "Europe/London" });
    notice.textContent = notice.dataset.builtLongAgo.replace("{date}", day);
    notice.hidden = false;
  }, () => {});
};
addEventListener("load", () => setTimeout(() => document.querySelectorAll("[data-built-long-ago]").forEach(sayBuiltLongAgo), 3000));
