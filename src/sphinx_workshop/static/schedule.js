/* My schedule: a star on each session, kept in this browser alone; a view of the starred, and their calendar. */
(() => {
  "use strict";

  const words = document.currentScript.dataset;
  const { all, element, language } = window.workshopPage; // of times.js
  const items = all(document, "li.workshop-session[data-key]");
  const about = document.querySelector(".workshop-program")?.dataset;
  if (!items.length || !about) return;
  const STARS = `workshop-stars${about.uid}`; // another edition may have the same address but for the path

  /* --- Stars; of sessions that are gone, too: they may come back --- */

  let stars = new Set();
  let isKept = true;

  function read() {
    try {
      if (isKept) stars = new Set(JSON.parse(localStorage.getItem(STARS) ?? "[]"));
    } catch {
      // The browser keeps nothing, or something else: this page's stars hold.
    }
  }

  function toggle(key) {
    read(); // another tab may have changed them
    if (!stars.delete(key)) stars.add(key);
    try {
      localStorage.setItem(STARS, JSON.stringify([...stars]));
    } catch {
      isKept = false; // they hold for this page, then
    }
  }

  const titleOf = (item) => item.querySelector(".workshop-session-title").textContent;
  const isStarred = (item) => stars.has(item.dataset.key);

  const buttons = items.map((item) => {
    const button = element("button", "workshop-star");
    button.setAttribute("aria-label", words.star.replace("{}", () => titleOf(item)));
    button.addEventListener("click", () => {
      toggle(item.dataset.key);
      update();
    });
    item.querySelector(".workshop-session-heading").append(button);
    return button;
  });

  function update() {
    items.forEach((item, index) => {
      item.classList.toggle("workshop-starred", isStarred(item));
      buttons[index].setAttribute("aria-pressed", isStarred(item));
    });
    if (program) updateView();
  }

  /* --- The view of the starred, and which of them clash --- */

  const program = document.querySelector(".workshop-tools")?.parentElement;
  const mine = element("button", "workshop-mine-choice");
  const panel = element("div", "workshop-mine-panel");
  const hint = element("p", "", words.hint);
  const download = element("button", "workshop-download", words.download);

  const starred = () => all(program, "li.workshop-starred");
  const span = ({ dataset: { start, end } }) => [Date.parse(start), Date.parse(end) || Date.parse(start) + 1];

  function clash(one, other) {
    if (one === other || one.contains(other) || other.contains(one)) return false;
    const [[start, end], [begins, ends]] = [span(one), span(other)];
    return start < ends && begins < end;
  }

  function markClashes(chosen) {
    all(program, ".workshop-clash").forEach((note) => note.remove());
    for (const item of chosen) {
      const others = chosen.filter((other) => clash(item, other)).map(titleOf);
      if (!others.length) continue;
      item.querySelector(".workshop-session-heading").after(element("p", "workshop-clash", words.clash.replace("{}", () => new Intl.ListFormat(language).format(others))));
    }
  }

  function updateView() {
    const chosen = starred();
    mine.textContent = `\u2605 ${words.mine} (${chosen.length})`;
    hint.hidden = chosen.length > 0;
    download.hidden = !chosen.some(({ dataset }) => dataset.start);
    markClashes(chosen);
    program.dispatchEvent(new Event("workshop-stars"));
  }

  function showMine(isMine) {
    program.classList.toggle("workshop-mine", isMine);
    mine.setAttribute("aria-pressed", isMine);
    panel.hidden = !isMine;
    updateView();
  }

  /* --- The calendar of the starred (RFC 5545), with the ids of the workshop's own --- */

  const inUtc = (time) => new Date(time).toISOString().replace(/[-:]|\.\d+/g, "");
  const escape = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
  const clean = (text) => text.replace(/\s+/g, " ").trim();

  /* A line has at most 75 octets (section 3.1); what follows begins with a space. */
  function fold(line) {
    let folded = "";
    let octets = 0;
    for (const letter of line) {
      const more = new TextEncoder().encode(letter).length;
      if (octets + more > 75) {
        folded += "\r\n ";
        octets = 1;
      }
      folded += letter;
      octets += more;
    }
    return folded;
  }

  function event(item) {
    const { key, start, end, room } = item.dataset;
    const page = `${location.href.split(/[?#]/)[0]}#${item.id}`;
    const facts = all(item, ":scope > .workshop-session-people").map((line) => clean(line.textContent));
    const place = [room || about.room, about.venue].filter(Boolean).join(", ");
    const isTentative = item.closest(".workshop-day").querySelector(".workshop-day-title .workshop-status");
    return [
      "BEGIN:VEVENT", `UID:${key}${about.uid}`, `DTSTAMP:${inUtc(Date.now())}`, `DTSTART:${inUtc(start)}`, end && `DTEND:${inUtc(end)}`,
      `SUMMARY:${escape(`${about.event}: ${clean(titleOf(item))}`)}`, `STATUS:${isTentative ? "TENTATIVE" : "CONFIRMED"}`,
      place && `LOCATION:${escape(place)}`, `DESCRIPTION:${escape([...facts, page].join("\n"))}`, `URL:${page}`, "END:VEVENT",
    ];
  }

  function calendar() {
    const events = starred().filter(({ dataset }) => dataset.start).flatMap(event);
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sphinx-workshop//Schedule//EN", ...events, "END:VCALENDAR"];
    return lines.filter(Boolean).map((line) => `${fold(line)}\r\n`).join("");
  }

  download.addEventListener("click", () => {
    const link = element("a", "");
    link.href = URL.createObjectURL(new Blob([calendar()], { type: "text/calendar" }));
    link.download = "my-schedule.ics";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });

  read();
  if (program) {
    mine.addEventListener("click", () => showMine(!program.classList.contains("workshop-mine")));
    panel.append(hint, download);
    program.querySelector(".workshop-controls").append(mine);
    program.querySelector(".workshop-tools").append(panel);
    program.addEventListener("workshop-leave", () => showMine(false));
    showMine(false);
  }
  update();
  window.addEventListener("storage", () => {
    read();
    update();
  });
})();
