// A Save button on every card, and on an activity's own page.
{
  const template = document.getElementById("save");
  const count = document.querySelector("[data-saved-count]");
  const addButton = (room, slug, title) => {
    const button = template.content.firstElementChild.cloneNode(true);
    const words = button.querySelector("[data-words]");
    button.querySelector("[data-title]").textContent = title;
    const show = () => {
      const on = saved.read().includes(slug);
      button.classList.toggle("save--on", on);
      words.textContent = on ? words.dataset.after : words.dataset.before;
    };
    button.addEventListener("click", () => {
      const slugs = saved.read();
      const on = slugs.includes(slug);
      const kept = saved.write(on ? slugs.filter((one) => one !== slug) : slugs.concat(slug));
      say(fill(!kept ? button.dataset.refused : on ? button.dataset.removed : button.dataset.saved, { title: title }));
    });
    document.addEventListener("saved", show);
    show();
    room.appendChild(button);
  };
  document.documentElement.classList.add("scripted");
  document.querySelectorAll(".card").forEach((card) => {
    const link = card.querySelector(".card__link");
    const slug = link && (link.getAttribute("href").match(/^(?:\/[a-z]+)?\/activities\/([a-z0-9-]+)\/$/) || [])[1];
    if (slug) addButton(card, slug, link.textContent.trim());
  });
  document.querySelectorAll("[data-save]").forEach((room) => addButton(room, room.dataset.save, room.dataset.title));
  const showCount = () => {
    const slugs = saved.read();
    count.textContent = slugs.length || "";
    document.documentElement.classList.toggle("has-saved", slugs.length > 0);
  };
  document.addEventListener("saved", showCount);
  showCount();
}
