/* On the page of a paper: a button that copies the BibTeX entry. The page shows the entry without this script. */
(() => {
  "use strict";

  const words = document.currentScript.dataset;
  const saidFor = 4000; // ms

  function make(name, attributes) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }

  /* Where the browser does not let a page copy, the entry is selected for the reader to do it. */
  async function copy(entry) {
    try {
      await navigator.clipboard.writeText(entry.textContent);
      return words.copied;
    } catch {
      entry.closest("details").open = true;
      getSelection().selectAllChildren(entry);
      return words.select;
    }
  }

  for (const box of document.querySelectorAll(".workshop-cite")) {
    const button = make("button", { class: "workshop-copy", type: "button", "aria-label": words.label });
    const status = make("span", { class: "workshop-copied", role: "status" });
    let timer;
    button.textContent = words.copy;
    button.addEventListener("click", async () => {
      clearTimeout(timer);
      status.textContent = await copy(box.querySelector("pre"));
      timer = setTimeout(() => {
        status.textContent = "";
      }, saidFor);
    });
    const tools = make("div", { class: "workshop-copying" });
    tools.append(status, button);
    box.append(tools);
  }
})();
