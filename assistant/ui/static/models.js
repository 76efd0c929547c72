// Which model writes, kept in this browser; and the plain word where passages leave the machine for it.
(() => {
  "use strict";
  const byline = window.byline;
  const KEPT = "byline.model";
  const select = () => document.getElementById("model");

  byline.model = () => select()?.value || null;

  function show() {
    const chosen = select()?.selectedOptions[0];
    if (!chosen) return;
    document.getElementById("where").textContent = ` · ${chosen.dataset.where}`;
    for (const line of document.querySelectorAll("[data-leaves]")) {
      line.hidden = chosen.dataset.place === "machine";
      line.textContent = ` · ${chosen.dataset.where}`;
      line.classList.toggle("outside", chosen.dataset.place === "outside");
    }
  }

  document.addEventListener("change", (event) => {
    if (event.target.id !== "model") return;
    localStorage.setItem(KEPT, event.target.value);
    show();
  });
  byline.on("ready", () => {
    const kept = localStorage.getItem(KEPT);
    if ([...(select()?.options ?? [])].some((each) => each.value === kept)) select().value = kept;
    show();
  });
  byline.on("shown", (part) => {
    if (part.startsWith("scope-")) show();
  });
})();
