/* Hides the deadlines that are past, and after the last of them shows what is said then: that it is closed.
   Beside those ahead it says how long there is left. Without this script all deadlines stand there, with their dates. */
(() => {
  "use strict";

  const minute = 60 * 1000;
  const hour = 60 * minute;
  const day = 24 * hour;
  const page = document.documentElement.lang || "en";
  const relative = new Intl.RelativeTimeFormat(`${page}-u-nu-latn`, { numeric: "always" });

  function isPast(element) {
    return Date.parse(element.dataset.until) <= Date.now();
  }

  function left(rest) {
    if (rest >= 2 * day) return relative.format(Math.floor(rest / day), "day");
    if (rest >= 2 * hour) return relative.format(Math.floor(rest / hour), "hour");
    return relative.format(Math.max(1, Math.floor(rest / minute)), "minute");
  }

  /* The style has a place for it: nothing moves. */
  function setLeft(item, rest) {
    let note = item.querySelector(".workshop-left");
    if (!note) {
      note = document.createElement("span");
      note.className = "workshop-left";
      item.append(" ", note);
    }
    note.textContent = left(rest);
  }

  /* What leads to submission goes with the last deadline; before that, each deadline goes when it is past. */
  function update(group) {
    const closed = Boolean(group.dataset.until) && isPast(group);
    for (const one of group.querySelectorAll(".workshop-open")) one.hidden = closed;
    for (const one of group.querySelectorAll(".workshop-closed")) one.hidden = !closed;
    for (const one of group.querySelectorAll("[data-until]")) {
      const item = one.closest(".workshop-ahead");
      item.hidden = isPast(one);
      if (item.matches("li")) setLeft(item, Date.parse(one.dataset.until) - Date.now());
    }
  }

  const groups = document.querySelectorAll(".workshop-deadlines");
  const updateAll = () => groups.forEach(update);
  updateAll();
  if (groups.length) setInterval(updateAll, minute);
})();
