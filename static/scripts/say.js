// What happened is said aloud by screen readers, from one place in the page.
// The words stand in the page's own data attributes: none are written here.
const said = document.getElementById("said");
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
const say = (text) => {
  said.textContent = "";
  setTimeout(() => { said.textContent = text; }, 50); // so that the same words are said again
};
// A text is a string, or a list of pieces of which every second is in English.
const put = (at, text) => {
  const pieces = [].concat(text);
  const alone = pieces.length === 2 && !pieces[0];
  if (alone) at.lang = "en";
  at.textContent = "";
  pieces.forEach((piece, i) => {
    const english = document.createElement("span");
    english.lang = "en";
    english.textContent = piece;
    at.append(i % 2 && !alone ? english : piece);
  });
};
