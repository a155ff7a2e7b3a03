/* Dates of the workshop: each with the visitor's own time; past ones marked, the next one with what is left of it.
   The page says everything without this script. */
(() => {
  "use strict";

  const words = document.currentScript.dataset;
  const { all, element, clock, longDay, localZone, choose, isElsewhere, addView, left } = window.workshopPage; // of times.js
  const minute = 60 * 1000;
  const day = 24 * 60 * minute;

  function isMoment(time) {
    return time.dateTime.includes("T");
  }

  /* The first moment after what an element of a date stands for; a whole day ends where the event is. */
  function end(time) {
    if (time.dataset.until) return Date.parse(time.dataset.until);
    const exact = Date.parse(time.dateTime);
    return isMoment(time) ? exact : exact - Number(time.dataset.offset) * minute + day;
  }

  /* In the form of the page: "Friday, 23 September 2022, 18:59 UTC+7". */
  function local(exact) {
    const time = `${clock(exact)} ${localZone(exact)}`;
    return words.moment.replace("{0}", time).replace("{1}", longDay.format(exact));
  }

  /* A deadline has both times: the one that is chosen, and the other in brackets. */
  function addDeadline(time) {
    if (!isMoment(time) || !isElsewhere(time)) return;
    const moment = new Date(time.dateTime);
    const theirs = time.textContent;
    const own = local(moment);
    const note = element("span", "workshop-local");
    const button = element("button", "workshop-zone-choice");
    let isYours = false;
    button.addEventListener("click", () => choose(isYours ? "workshop" : "yours"));
    const text = document.createTextNode("");
    const [before, between, after] = words.note.split("{}");
    const whose = element("span", "workshop-word");
    whose.append(before, button, between);
    note.append(whose, text);
    const status = time.nextElementSibling;
    (status?.matches(".workshop-status") ? status : time).after(" ", note);
    addView((yours) => {
      isYours = yours;
      time.textContent = yours ? own : theirs;
      button.textContent = yours ? words.announced : words.local;
      text.textContent = `${yours ? theirs : own}${after}`;
    });
  }

  function setState(row, state, text) {
    row.classList.toggle("workshop-past", state === "past");
    row.classList.toggle("workshop-next", state === "next");
    const line = row.cells[0].querySelector("p") ?? row.cells[0];
    const before = line.querySelector(".workshop-state");
    if (before) before.textContent = text;
    else if (text) line.append(" ", element("span", "workshop-state", text));
  }

  function markStates(table) {
    const now = Date.now();
    const dates = [...table.querySelectorAll("time.workshop-deadline")].map((time) => ({ row: time.closest("tr"), until: end(time) }));
    const next = Math.min(...dates.map(({ until }) => until).filter((until) => until > now));
    for (const { row, until } of dates) {
      if (until <= now) setState(row, "past", words.past);
      else if (until === next) setState(row, "next", words.next.replace("{}", left(until - now)));
      else setState(row, "", "");
    }
  }

  all(document, "time.workshop-deadline").forEach(addDeadline);
  const tables = document.querySelectorAll("table.workshop-dates");
  const markAll = () => tables.forEach(markStates);
  markAll();
  if (tables.length) setInterval(markAll, minute);
})();
