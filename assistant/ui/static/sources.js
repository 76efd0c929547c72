// The corpus beside the conversation: which documents are ticked, the drawer on narrow screens, and the pages.
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
  }

  function tickFrom(mode) {
    ticks.mode = mode;
    ticks.ids.clear();
    showTicks();
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
    if (library !== null && library !== list.dataset.library) tickFrom("except");
    library = list.dataset.library;
    document.body.classList.toggle("empty", total === 0);
    showTicks();
    // A list that was asked for before more was typed may come after the one for all that was typed.
    const typed = document.querySelector("#find textarea, #find input");
    if (typed && typed.value !== list.dataset.query) byline.send("find");
    byline.emit("library", library);
  });

  byline.action("dismiss", (target) => byline.send("dismiss", { place: target.dataset.place }));
  byline.action("edit", (target) => byline.send("edit", { document_id: target.dataset.document }));
  // The form stands above the table, which may be long.
  byline.on("shown:edited", () => {
    const form = document.getElementById("edit");
    if (!form?.querySelector("input, textarea")) return;
    form.scrollIntoView({ block: "center", behavior: byline.calm ? "auto" : "smooth" });
    form.querySelector("input:not([type=hidden]), textarea").focus({ preventScroll: true });
  });
  byline.action("stop-adding", () => byline.send("stop_adding"));
  byline.action("add-files", () => {
    if (getComputedStyle(document.getElementById("left")).position === "fixed") drawer(true);
    document.querySelector("#drop button").click();
  });
  byline.action("remove", async (target) => {
    const { document: id, title } = target.dataset;
    const question = _("Remove “%(title)s” from the library? Its text is deleted for good.", { title });
    if (!(await byline.confirm(question, _("Remove")))) return;
    byline.send("remove", { document_id: id, answers: byline.conversations.answersOf(id) });
  });
  byline.on("told:removed", (told) => ticks.ids.delete(told.document_id));

  byline.on("shown:edited", () => {
    const form = document.getElementById("edit");
    form?.scrollIntoView({ block: "center" });
    form?.querySelector("textarea, input")?.focus({ preventScroll: true });
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

  // The pages: those that the head names, and over whichever of them was open #/read/ID/START-END/VERSION, which is a
  // document, or #/changes/ID/VERSION, which is what has changed in it since that version.
  let openHash = null;
  let opener = null;
  let steps = 0;

  function route() {
    const [, page, id, range, version] = location.hash.split("/");
    const reading = (page === "read" || page === "changes") && id;
    drawer(false);
    document.body.classList.toggle("reading", Boolean(reading));
    const views = [...document.querySelectorAll("header.top nav a")].map((link) => link.dataset.view);
    if (!reading) document.body.dataset.view = views.includes(page) ? page : "ask";
    document.body.dataset.view ||= "ask";
    byline.emit("view", document.body.dataset.view);
    for (const part of document.querySelectorAll("#shell")) part.inert = Boolean(reading);
    for (const link of document.querySelectorAll("header.top nav a")) {
      if (link.dataset.view === document.body.dataset.view && !reading) {
        link.setAttribute("aria-current", "page");
        link.scrollIntoView({ block: "nearest", inline: "center" }); // on a phone the row may be wider than the screen
      } else link.removeAttribute("aria-current");
    }
    if (page === "changes" && id) over("changes", { document_id: id, since: range ?? "" });
    else if (reading) read(id, range, version);
    else if (opener) {
      opener.focus({ preventScroll: true });
      opener = null;
    }
  }

  function read(id, range, version) {
    const [start, end] = (range ?? "0-0").split("-").map(Number);
    over("open", { opened: { document_id: id, start: start || 0, end: end || 0, version: version ?? "" } });
  }

  function over(event, asked) {
    if (openHash === location.hash) return showSpan();
    openHash = location.hash;
    document.getElementById("reader").classList.add("loading");
    byline.send(event, asked);
  }

  function showSpan() {
    const reader = document.getElementById("reader");
    reader.classList.remove("loading");
    const mark = reader.querySelector("mark, tr.cited");
    reader.querySelector("h1")?.focus({ preventScroll: true });
    if (mark) mark.scrollIntoView({ block: "center" });
    else reader.scrollTop = 0;
  }

  function forgetOpen() {
    openHash = null;
  }

  byline.on("shown:reader", showSpan);
  byline.on("told:removed", forgetOpen);
  byline.action("play", (target) => {
    const player = document.querySelector("#reader .player");
    player.currentTime = Number(target.dataset.second);
    player.play();
  });

  byline.action("refetch", (target) => {
    target.disabled = true;
    byline.send("refetch", { document_id: target.dataset.document });
  });
  byline.on("told:refetched", (told) => {
    byline.toast(told.what);
    forgetOpen();
    if (document.body.classList.contains("reading")) route();
  });
  byline.action("correct", (target) => {
    const { document: id, version, page } = target.dataset;
    const text = target.closest(".correct").querySelector("textarea").value;
    target.disabled = true;
    byline.send("correct", { corrected: { document_id: id, version, page: Number(page), text } });
  });
  byline.on("told:corrected", (told) => {
    byline.toast(told.what);
    for (const button of document.querySelectorAll("[data-action=correct]")) button.disabled = false;
    if (!told.document_id) return;
    forgetOpen();
    const now = `#/read/${told.document_id}`;
    if (location.hash === now) route();
    else location.hash = now;
  });
  byline.action("read", (target) => {
    opener = target;
  });
  byline.action("back", (_target, event) => {
    if (!steps) return;
    event.preventDefault();
    history.back();
  });
  addEventListener("hashchange", () => {
    steps += 1;
    route();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !document.body.classList.contains("reading")) return;
    document.querySelector("#reader .back").click();
  });
  byline.on("ready", route);
})();
