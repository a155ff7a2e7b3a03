/* Hides the deadlines that are past, and after the last of them shows what is said then: that it is closed.
   Without this script all deadlines stand there, with their dates. */
(() => {
  "use strict";

  function isPast(element) {
    return Date.parse(element.dataset.until) <= Date.now();
  }

  /* What leads to submission goes with the last deadline; before that, each deadline goes when it is past. */
  function update(group) {
    const closed = Boolean(group.dataset.until) && isPast(group);
    for (const one of group.querySelectorAll(".workshop-open")) one.hidden = closed;
    for (const one of group.querySelectorAll(".workshop-closed")) one.hidden = !closed;
    for (const one of group.querySelectorAll("[data-until]")) one.closest(".workshop-ahead").hidden = isPast(one);
  }

  const groups = document.querySelectorAll(".workshop-deadlines");
  const updateAll = () => groups.forEach(update);
  updateAll();
  if (groups.length) setInterval(updateAll, 60 * 1000);
})();
