// Buttons that copy a link or print. They are in the page, hidden, because only
// a script can do what they say.
{
  // An old browser has no clipboard for pages: that is refused as any other, and the address is shown.
  const copy = async (text) => navigator.clipboard.writeText(text);
  document.querySelectorAll("[data-copy]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      const address = button.dataset.copy || location.href;
      const shown = button.closest("section, details").querySelector("[data-copied]");
      copy(address).then(
        () => button.dataset.done,
        () => fill(button.dataset.refused, { address: address }),
      ).then((words) => {
        shown.textContent = words;
      });
    });
  });
  const large = (on) => document.documentElement.classList.toggle("large-print", on);
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      large(button.dataset.print === "large");
      print();
    });
  });
  addEventListener("afterprint", () => large(false));
}
