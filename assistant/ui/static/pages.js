// The pages that the head names; and a source, #/read/ID/START-END/VERSION, or what has changed in it,
// #/changes/ID/VERSION: beside the page that cites it where the window is wide, over it elsewhere.
(() => {
  "use strict";
  const byline = window.byline;
  const roomy = matchMedia("(min-width: 1101px)");
  let asked = null; // of the server, last
  let shown = null; // the address that the reader shows
  let speaker = "";
  let opener = null;
  let steps = 0;
  let following = false; // a citation to its words, from beside them

  const reading = () => document.body.classList.contains("reading");
  const beside = () => document.body.classList.contains("beside");

  function route() {
    const [, page, id, range, version] = location.hash.split("/");
    const opened = (page === "read" || page === "changes") && id;
    document.body.classList.remove("drawer");
    document.body.classList.toggle("reading", Boolean(opened));
    const views = [...document.querySelectorAll("header.top nav a")].map((link) => link.dataset.view);
    if (!opened) document.body.dataset.view = views.includes(page) ? page : "ask";
    document.body.dataset.view ||= "ask";
    lay();
    byline.emit("view", document.body.dataset.view);
    for (const link of document.querySelectorAll("header.top nav a")) {
      if (link.dataset.view === document.body.dataset.view && (!opened || beside())) {
        link.setAttribute("aria-current", "page");
      } else link.removeAttribute("aria-current");
    }
    if (page === "changes" && id) over("changes", { document_id: id, since: range ?? "" });
    else if (opened) read(id, range, version);
    else if (opener) {
      opener.focus({ preventScroll: true });
      opener = null;
    }
  }

  function lay() {
    const wide = roomy.matches && document.body.dataset.view !== "sources";
    document.body.classList.toggle("beside", reading() && wide);
    for (const part of document.querySelectorAll("#shell")) part.inert = reading() && !wide;
  }
  roomy.addEventListener("change", lay);

  function read(id, range, version) {
    const [start, end] = (range ?? "0-0").split("-").map(Number);
    if (shown?.split("/")[2] !== id) speaker = "";
    const others = version ? byline.evidence.cited(id, version) : [];
    over("open", {
      opened: { document_id: id, start: start || 0, end: end || 0, version: version ?? "", others, speaker },
    });
  }

  function over(event, wanted) {
    const now = location.hash + JSON.stringify(wanted);
    if (asked === now) return byline.emit("reader", start(), { same: false, following: true });
    const another = shown?.split("/")[2] !== location.hash.split("/")[2];
    if (another) document.getElementById("reader").classList.add("loading");
    asked = now;
    byline.send(event, wanted);
  }

  const start = () => Number((location.hash.split("/")[3] ?? "").split("-")[0]) || 0;

  byline.on("shown:reader", () => {
    const same = shown === location.hash; // with other words marked
    shown = location.hash;
    document.getElementById("reader").classList.remove("loading");
    byline.emit("reader", start(), { same, following });
    following = false;
  });

  function again() {
    asked = null;
    if (reading()) route();
  }
  byline.openAgain = again;
  byline.on("told:removed", () => {
    asked = null;
  });

  // Another answer cites other words of the source that is open.
  byline.on("evidence", () => {
    if (!reading() || !beside()) return;
    const [, page, id, range, version] = location.hash.split("/");
    if (page === "read" && version) read(id, range, version);
  });
  // Beside an open source a citation goes on to its words, and leaves no step behind.
  byline.on("cited", (article, number) => {
    const link = reading() && beside() && article.section?.querySelector(`[data-card="${number}"] a[href*="#/read/"]`);
    if (!link) return;
    history.replaceState(history.state, "", link.hash);
    following = true;
    route();
  });

  byline.action("said-by", (target) => {
    speaker = target.dataset.speaker === speaker ? "" : target.dataset.speaker;
    again();
  });
  byline.action("ask-this", (target) => {
    byline.tickOnly([target.dataset.document]);
    if (!beside() || document.body.dataset.view !== "ask") location.hash = "#/ask";
    document.querySelector("#question textarea")?.focus();
  });

  byline.action("refetch", (target) => {
    target.disabled = true;
    byline.send("refetch", { document_id: target.dataset.document });
  });
  byline.on("told:refetched", (told) => {
    byline.toast(told.what);
    again();
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
    const now = `#/read/${told.document_id}`;
    if (location.hash === now) again();
    else location.hash = now;
  });

  byline.action("further", () => document.getElementById("further").hidePopover());
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
    if (event.key !== "Escape" || event.defaultPrevented || !reading()) return;
    if (document.querySelector("dialog[open], :popover-open")) return; // it is closed first
    document.querySelector("#reader .back").click();
  });
  byline.on("ready", route);
})();
