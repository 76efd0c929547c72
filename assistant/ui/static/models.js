// Which model writes, kept in this browser; the plain word where passages leave the machine for it; and the offer to
// fetch one that writes here.
(() => {
  "use strict";
  const { _ } = window.bylineWords;
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

  function choose() {
    const kept = localStorage.getItem(KEPT);
    if ([...(select()?.options ?? [])].some((each) => each.value === kept)) select().value = kept;
    show();
  }

  document.addEventListener("change", (event) => {
    if (event.target.id !== "model") return;
    localStorage.setItem(KEPT, event.target.value);
    show();
  });
  byline.on("ready", choose);
  byline.on("told:offered", ({ html, pill, used }) => {
    document.getElementById("offer").innerHTML = html;
    if (used) localStorage.setItem(KEPT, used);
    const there = document.querySelector("header.top .pill");
    const now = byline.element(pill);
    if (there.dataset.kind !== now.dataset.kind || used) {
      there.replaceWith(now);
      choose();
    }
    if (used) for (const each of document.querySelectorAll(".welcome .offered")) each.hidden = true;
  });
  byline.action("get-model", (button) => {
    button.disabled = true;
    byline.send("get_model", { model: button.dataset.name });
  });
  byline.action("stop-model", (button) => {
    button.disabled = true;
    byline.send("stop_model");
  });
  byline.unfetched = () => byline.toast(_("It could not be fetched: something went wrong."));
  byline.on("shown", (part) => {
    if (part.startsWith("scope-")) show();
  });
})();
