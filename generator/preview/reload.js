// Loads the page again when the preview shows another edition of the site, and a page
// of search when search knows this one.
(() => {
  const { edition, behind } = document.currentScript.dataset;
  const events = new EventSource("/_preview/events");
  const reload = () => {
    events.close();
    location.reload();
  };
  events.addEventListener("edition", (event) => event.data !== edition && reload());
  if (behind === "true") events.addEventListener("indexed", reload);
  addEventListener("pagehide", () => events.close());
})();
