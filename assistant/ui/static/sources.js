// The corpus beside the conversation: which documents are ticked, the drawer on narrow screens, and the table of all.
(() => {
  "use strict";
  const byline = window.byline;
  const { _, figure, ngettext } = window.bylineWords;
  const ticks = { mode: "except", ids: new Set() };
  let total = 0;
  let library = null;

  byline.ticks = () => ({ mode: ticks.mode, ids: [...ticks.ids] });
  const ticked = (id) => ticks.ids.has(id) === (ticks.mode === "only");

  function showTicks() {
    const count = ticks.mode === "only" ? ticks.ids.size : total - ticks.ids.size;
    for (const box of document.querySelectorAll("#sources input[data-document]"))
      box.checked = ticked(box.dataset.document);
    document.querySelector("#heading [data-ticked]").textContent = figure(count);
    document.querySelector("#heading [data-total]").textContent = figure(total);
    for (const place of document.querySelectorAll(".scope [data-ticked]")) {
      place.textContent = ngettext("%(num)s source", "%(num)s sources", count);
    }
    if (library !== null) keep();
  }

  function tickFrom(mode, ids = []) {
    ticks.mode = mode;
    ticks.ids = new Set(ids);
    showTicks();
  }
  byline.tickOnly = (ids) => tickFrom("only", ids);

  // A reload keeps what is ticked, as it keeps the conversation.
  const entry = () => `byline.ticks.${library}`;
  const keep = () => sessionStorage.setItem(entry(), JSON.stringify(byline.ticks()));
  function restoreTicks() {
    const kept = JSON.parse(sessionStorage.getItem(entry()) ?? "{}");
    ticks.mode = kept.mode === "only" ? "only" : "except";
    ticks.ids = new Set(kept.ids ?? []);
  }

  document.addEventListener("change", (event) => {
    const id = event.target.dataset?.document;
    if (!id || event.target.type !== "checkbox") return;
    if (event.target.checked === (ticks.mode === "only")) ticks.ids.add(id);
    else ticks.ids.delete(id);
    showTicks();
  });
  byline.action("tick-all", () => tickFrom("except"));
  byline.action("tick-none", () => tickFrom("only"));

  byline.on("shown", (part) => {
    if (part.startsWith("scope-")) showTicks();
  });
  byline.on("shown:sources", (element) => {
    const list = element.querySelector(".sources");
    if (!list) return;
    total = Number(list.dataset.total);
    const another = library !== list.dataset.library;
    library = list.dataset.library;
    if (another) restoreTicks();
    document.body.classList.toggle("empty", total === 0);
    showTicks();
    // A list that was asked for before more was typed may come after the one for all that was typed.
    const typed = document.querySelector("#find textarea, #find input");
    if (typed && typed.value !== list.dataset.query) byline.send("find");
    byline.emit("library", library);
  });

  const placesOf = (button) => JSON.parse(button.dataset.places);
  byline.action("dismiss", (target) => byline.send("dismiss", { places: placesOf(target) }));
  byline.action("dismiss-all", (target) => {
    const buttons = [...target.parentElement.querySelectorAll("[data-places]")];
    byline.send("dismiss", { places: buttons.flatMap(placesOf) });
  });
  let failuresOpen = false;
  document.addEventListener(
    "toggle",
    (event) => {
      if (event.target.matches("details.fails")) failuresOpen = event.target.open;
    },
    true,
  );
  byline.on("shown:failures", (element) => {
    const list = element.querySelector("details");
    if (list) list.open = failuresOpen;
    else failuresOpen = false;
  });
  byline.action("edit", (target) => byline.send("edit", { document_id: target.dataset.document }));
  // The form stands above the table, which may be long; it is laid out a moment after it is filled in.
  byline.editing = (frames = 60) => {
    const field = document.querySelector("#edit :is(input, textarea)");
    if (!field?.offsetParent) {
      if (frames) requestAnimationFrame(() => byline.editing(frames - 1));
      return;
    }
    document.getElementById("edit").scrollIntoView({ block: "center", behavior: byline.calm ? "auto" : "smooth" });
    field.focus({ preventScroll: true });
  };
  byline.action("stop-adding", () => byline.send("stop_adding"));
  byline.action("add-files", () => {
    if (getComputedStyle(document.getElementById("left")).position === "fixed") drawer(true);
    document.querySelector("#drop button").click();
  });
  byline.action("remove", async (target) => {
    const { document: id, title } = target.dataset;
    const question = _("Remove “%(title)s” from the library? Its text is deleted for good.", { title });
    if (!(await byline.confirm(question, _("Remove")))) return;
    byline.removeDocuments([id]);
  });
  byline.removeDocuments = (ids) => {
    const answers = Object.assign({}, ...ids.map(byline.conversations.answersOf));
    byline.send("remove", { document_ids: ids, answers });
  };
  byline.on("told:removed", (told) => {
    for (const id of told.document_ids) ticks.ids.delete(id);
  });

  function drawer(open) {
    document.body.classList.toggle("drawer", open);
    if (open) document.querySelector("#find textarea, #find input")?.focus();
  }
  byline.action("sources", () => drawer(!document.body.classList.contains("drawer")));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.classList.contains("drawer")) drawer(false);
  });
  document.addEventListener("pointerdown", (event) => {
    if (document.body.classList.contains("drawer") && !event.target.closest("#left, dialog")) drawer(false);
  });
})();
