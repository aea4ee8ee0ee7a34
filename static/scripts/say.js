// What happened is said aloud by screen readers, from one place in the page.
// The words stand in the page's own data attributes: none are written here.
const said = document.getElementById("said");
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
const say = (text) => {
  said.textContent = "";
  setTimeout(() => { said.textContent = text; }, 50); // so that the same words are said again
};
// Words of another language than the page's come with marks round them.
const put = (at, text) => {
  if (/^\u2068[^\u2068]*\u2069$/.test(text)) at.lang = "en";
  at.textContent = text.replace(/[\u2068\u2069]/g, "");
};
