// In an open source: from one marked place to the next, a search, an outline, and the recording that it is heard in.
(() => {
  "use strict";
  const byline = window.byline;
  const { _, figure } = window.bylineWords;
  const SHORTEST = 2;
  let marks = []; // each the elements of one marked span
  let at = -1;
  let found = [];
  let on = -1;

  const reader = () => document.getElementById("reader");
  const gently = () => (byline.calm ? "auto" : "smooth");

  byline.on("reader", (start, { same, following }) => {
    const elements = [...reader().querySelectorAll("mark[data-from], tr.cited")];
    const spans = Map.groupBy(elements, (each) => each.dataset.from);
    marks = [...spans.values()];
    at = marks.findIndex(([first]) => Number(first.dataset.from) <= start && start < Number(first.dataset.to));
    if (at < 0 && marks.length) at = 0;
    show();
    if (same && marks.length < 2) return;
    if (!same && !following) reader().querySelector("h1")?.focus({ preventScroll: true });
    if (marks.length) to(at, "auto");
    else if (!same) reader().scrollTop = 0;
    forget();
  });

  function show() {
    marks.forEach((own, number) => {
      for (const each of own) each.classList.toggle("on", number === at);
    });
    reader().classList.toggle("several", marks.length > 1);
    const told = reader().querySelector("[data-marks]");
    if (told)
      told.textContent = _("%(number)s of %(total)s marked", { number: figure(at + 1), total: figure(marks.length) });
    for (const button of reader().querySelectorAll(".marks button")) button.hidden = marks.length < 2;
  }

  function to(number, behavior = gently()) {
    at = (number + marks.length) % marks.length;
    show();
    marks[at][0].scrollIntoView({ block: "center", behavior });
  }
  byline.action("mark-on", () => to(at + 1));
  byline.action("mark-back", () => to(at - 1));

  byline.action("outline", (target) => byline.menu("outline", target));
  byline.action("to-part", (target) => {
    document.getElementById("outline").hidePopover();
    document.getElementById(target.dataset.part)?.scrollIntoView({ block: "start", behavior: gently() });
  });

  // The search marks by the browser's own highlights, which leave the text as it is laid out.

  const input = () => reader().querySelector(".search input");
  const blocks = () =>
    reader().querySelectorAll(".sheet > :is(p, h1, h2):not(.m, .page, .notice), .sheet td, .sheet th");

  function search() {
    const words = input().value.trim().toLowerCase();
    found = words.length < SHORTEST ? [] : [...blocks()].flatMap((each) => placesIn(each, words));
    on = -1;
    CSS.highlights?.set("found", new Highlight(...found));
    if (found.length) go(0);
    else tell(words.length < SHORTEST ? "" : _("not found"));
  }

  function placesIn(block, words) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = "";
    while (walker.nextNode()) {
      nodes.push([text.length, walker.currentNode]);
      text += walker.currentNode.data;
    }
    const lower = text.toLowerCase();
    if (lower.length !== text.length) return []; // a letter that is two in lower case would shift every place
    const places = [];
    for (let place = lower.indexOf(words); place >= 0; place = lower.indexOf(words, place + words.length)) {
      const range = new Range();
      range.setStart(...spot(nodes, place));
      range.setEnd(...spot(nodes, place + words.length, true));
      places.push(range);
    }
    return places;
  }

  function spot(nodes, place, end = false) {
    const [begins, node] = nodes.findLast(([begins]) => (end ? begins < place : begins <= place));
    return [node, place - begins];
  }

  function go(number) {
    on = (number + found.length) % found.length;
    CSS.highlights?.set("found-now", new Highlight(found[on]));
    const box = found[on].getBoundingClientRect();
    const middle = reader().getBoundingClientRect();
    reader().scrollTop += box.top - (middle.top + middle.height / 2);
    tell(_("%(number)s of %(total)s", { number: figure(on + 1), total: figure(found.length) }));
  }

  function tell(words) {
    reader().querySelector("[data-found]").textContent = words;
    for (const button of reader().querySelectorAll("[data-action^=found-]")) button.hidden = found.length < 2;
    if (!found.length) CSS.highlights?.delete("found-now");
  }

  function forget() {
    found = [];
    CSS.highlights?.clear();
  }

  byline.action("found-on", () => go(on + 1));
  byline.action("found-back", () => go(on - 1));
  document.addEventListener("input", (event) => {
    if (event.target === input()) search();
  });
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.target !== input()) return;
      if (event.key === "Enter" && found.length) go(on + (event.shiftKey ? -1 : 1));
      if (event.key !== "Escape" || !input().value) return;
      event.preventDefault(); // the words go first, the source by the next Escape
      event.stopPropagation();
      input().value = "";
      search();
    },
    true,
  );

  // The guide to a source takes some questions to make, so it is made where it is looked at.

  const open = () => reader().querySelector("details.guide[open]");
  let guided = null;

  function guide() {
    const wanted = document.body.classList.contains("reading") ? (open()?.dataset.document ?? "") : "";
    if (wanted === guided) return;
    guided = wanted;
    byline.send("guide", { document_id: wanted });
  }
  document.addEventListener(
    "toggle",
    (event) => {
      if (event.target.matches("details.guide")) guide();
    },
    true,
  );
  byline.on("view", () => {
    if (!document.body.classList.contains("reading") && guided) guide();
  });
  byline.on("reader", () => {
    guided = null; // it is laid out anew
    guide();
  });
  byline.on("told:guide", (told) => {
    if (open()?.dataset.document === told.document_id) open().querySelector("[data-guide]").innerHTML = told.html;
  });
  byline.action("ask-of-this", (target) => {
    byline.tickOnly([open().dataset.document]);
    if (!document.body.classList.contains("beside")) location.hash = "#/ask";
    byline.asked(target.textContent);
  });

  byline.action("play", (target) => {
    const player = document.querySelector("#reader .player");
    player.currentTime = Number(target.dataset.second);
    player.play();
  });
})();
