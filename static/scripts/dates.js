// Sessions that are over hide themselves, so that a page is right although it
// was made last night. In what is marked data-dates, at most that many of the
// dates marked data-ends are shown; where none is left, what is marked data-none.
const over = (moment) => new Date(moment).getTime() <= Date.now();
const refreshDates = () => {
  document.querySelectorAll("[data-dates]").forEach((list) => {
    const most = Number(list.dataset.dates) || Infinity;
    let shown = 0;
    list.querySelectorAll("[data-ends]").forEach((date) => {
      date.hidden = shown >= most || over(date.dataset.ends);
      if (!date.hidden) shown++;
    });
    const none = list.querySelector("[data-none]");
    if (none) none.hidden = shown > 0;
  });

  // Days that are over go, and the first that is left is today.
  let left = 0;
  document.querySelectorAll("[data-day-ends]").forEach((day) => {
    const heading = day.querySelector("[data-date]");
    const jump = document.querySelector('a[href="#' + heading.id + '"]');
    day.hidden = over(day.dataset.dayEnds);
    if (jump) jump.parentNode.hidden = day.hidden;
    if (day.hidden) return;
    const says = [heading.dataset.today, heading.dataset.tomorrow][left++] || "{date}";
    heading.textContent = says.replace("{date}", heading.dataset.date);
  });
  const none = document.querySelector("[data-no-days]");
  if (none) none.hidden = left > 0;
};
refreshDates();
// A page may lie open for days, or come back from the browser's memory.
addEventListener("pageshow", refreshDates);
document.addEventListener("visibilitychange", refreshDates);
setInterval(refreshDates, 60000);
