/* Beside each date of the workshop, the visitor's own time; past ones marked, the next one with what is left of it.
   The page says everything without this script; nothing here replaces what the organizers wrote. */
(() => {
  "use strict";

  const words = document.currentScript.dataset;
  const page = document.documentElement.lang || "en";
  const language = page === "en" ? "en-GB" : page;
  const now = Date.now();
  const day = 24 * 60 * 60 * 1000;

  const local = new Intl.DateTimeFormat(language, {
    weekday: "long", day: "numeric", month: "long", year: "numeric",
    hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short",
  });

  function note(className, text) {
    const span = document.createElement("span");
    span.className = className;
    span.textContent = text;
    return span;
  }

  /* The first moment after what an element of a date stands for: a whole day ends as the visitor's day ends. */
  function end(time) {
    const exact = new Date(time.dateTime);
    return time.dateTime.includes("T") ? exact.getTime() : exact.getTime() + exact.getTimezoneOffset() * 60000 + day;
  }

  function addLocal(time) {
    const exact = new Date(time.dateTime);
    const elsewhere = -exact.getTimezoneOffset() !== Number(time.dataset.offset);
    if (time.dateTime.includes("T") && elsewhere) {
      time.after(" ", note("workshop-local", `(${words.yours}: ${local.format(exact)})`));
    }
  }

  function left(until) {
    const relative = new Intl.RelativeTimeFormat(language, { numeric: "always" });
    const rest = until - now;
    if (rest >= 2 * day) return relative.format(Math.floor(rest / day), "day");
    if (rest >= 2 * 3600000) return relative.format(Math.floor(rest / 3600000), "hour");
    return relative.format(Math.max(1, Math.floor(rest / 60000)), "minute");
  }

  document.querySelectorAll("time.workshop-deadline").forEach(addLocal);

  for (const table of document.querySelectorAll("table.workshop-dates")) {
    let next = null;
    for (const time of table.querySelectorAll("time.workshop-deadline")) {
      const row = time.closest("tr");
      const until = end(time);
      if (until <= now) {
        row.classList.add("workshop-past");
        row.cells[0].append(" ", note("workshop-state", `(${words.past})`));
      } else if (next === null || until < next.until) {
        next = { row, until };
      }
    }
    if (next !== null) {
      next.row.classList.add("workshop-next");
      next.row.cells[0].append(" ", note("workshop-state", `(${words.next}, ${left(next.until)})`));
    }
  }
})();
