// Loads the page again when the preview has built another edition of the site.
(() => {
  const mine = document.currentScript.dataset.edition;
  const events = new EventSource("/_preview/events");
  events.addEventListener("edition", (event) => {
    if (event.data === mine) return;
    events.close();
    location.reload();
  });
  addEventListener("pagehide", () => events.close());
})();
