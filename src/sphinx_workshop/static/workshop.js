/* Dates of the workshop: past ones are marked, and the next one with what is left of it; their times are in times.js.
   The page says everything without this script. */
(() => {
  "use strict";

  const words = document.currentScript.dataset;
  const page = document.documentElement.lang || "en";
  const language = page === "en" ? "en-GB" : page;
  const minute = 60 * 1000;
  const hour = 60 * minute;
  const day = 24 * hour;

  const relative = new Intl.RelativeTimeFormat(language, { numeric: "always" });

  function note(className, text) {
    const span = document.createElement("span");
    span.className = className;
    span.textContent = text;
    return span;
  }

  function isMoment(time) {
    return time.dateTime.includes("T");
  }

  /* The first moment after what an element of a date stands for; a whole day ends where the event is. */
  function end(time) {
    if (time.dataset.until) return Date.parse(time.dataset.until);
    const exact = Date.parse(time.dateTime);
    return isMoment(time) ? exact : exact - Number(time.dataset.offset) * minute + day;
  }

  function left(rest) {
    if (rest >= 2 * day) return relative.format(Math.floor(rest / day), "day");
    if (rest >= 2 * hour) return relative.format(Math.floor(rest / hour), "hour");
    return relative.format(Math.max(1, Math.floor(rest / minute)), "minute");
  }

  function setState(row, state, text) {
    row.classList.toggle("workshop-past", state === "past");
    row.classList.toggle("workshop-next", state === "next");
    const line = row.cells[0].querySelector("p") ?? row.cells[0];
    const before = line.querySelector(".workshop-state");
    if (before) before.textContent = text;
    else if (text) line.append(" ", note("workshop-state", text));
  }

  function markStates(table) {
    const now = Date.now();
    const dates = [...table.querySelectorAll("time.workshop-deadline")].map((time) => ({ row: time.closest("tr"), until: end(time) }));
    const next = Math.min(...dates.map(({ until }) => until).filter((until) => until > now));
    for (const { row, until } of dates) {
      if (until <= now) setState(row, "past", words.past);
      else if (until === next) setState(row, "next", `${words.next}, ${left(until - now)}`);
      else setState(row, "", "");
    }
  }

  const tables = document.querySelectorAll("table.workshop-dates");
  const markAll = () => tables.forEach(markStates);
  markAll();
  if (tables.length) setInterval(markAll, minute);
})();
