// The table of sources: its order, and several of them chosen at once, to be asked alone or removed.
(() => {
  "use strict";
  const byline = window.byline;
  const { _, ngettext } = window.bylineWords;
  const chosen = new Map(); // the title of each by its id; it outlives a new order and a search

  const table = () => document.querySelector("#table .table");
  const boxes = () => [...table().querySelectorAll("[data-chosen]")];

  function show() {
    const all = table()?.querySelector("[data-choose-all]");
    if (!all) return;
    for (const box of boxes()) box.checked = chosen.has(box.dataset.chosen);
    all.checked = boxes().every((each) => each.checked);
    all.indeterminate = !all.checked && chosen.size > 0;
    const some = table().querySelector(".some");
    some.hidden = chosen.size === 0;
    some.querySelector("[data-count]").textContent = ngettext("%(num)s chosen", "%(num)s chosen", chosen.size);
  }

  function choose(box) {
    if (box.checked) chosen.set(box.dataset.chosen, box.dataset.title);
    else chosen.delete(box.dataset.chosen);
  }

  document.addEventListener("change", (event) => {
    const { target } = event;
    if (target.matches("[data-chosen]")) choose(target);
    else if (target.matches("[data-choose-all]"))
      for (const box of boxes()) {
        box.checked = target.checked;
        choose(box);
      }
    else if (target.matches("select[data-order]")) return byline.send("sort", { order: target.value });
    else return;
    show();
  });
  byline.on("shown:table", show);
  byline.on("library", (name) => {
    if (name !== chosen.library) chosen.clear();
    chosen.library = name;
  });
  byline.on("told:removed", (told) => {
    for (const id of told.document_ids) chosen.delete(id);
  });

  byline.action("sort", (target) => byline.send("sort", { order: target.dataset.order }));
  byline.action("choose-none", () => {
    chosen.clear();
    show();
  });
  byline.action("ask-chosen", () => {
    byline.tickOnly([...chosen.keys()]);
    location.hash = "#/ask";
    document.querySelector("#question textarea")?.focus();
  });
  byline.action("remove-chosen", async () => {
    const few = [...chosen.values()].slice(0, 3).map((title) => `“${title}”`);
    const named = few.join(", ") + (chosen.size > few.length ? ", …" : "");
    const question = ngettext(
      "Remove %(num)s document from the library? Its text and its vectors are deleted.",
      "Remove %(num)s documents from the library? Their texts and their vectors are deleted.",
      chosen.size,
    );
    if (await byline.confirm(`${question} ${named}`, _("Remove"))) byline.removeDocuments([...chosen.keys()]);
  });
})();
