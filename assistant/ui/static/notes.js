// Notes on the words of a source: what is selected in it is noted with its place, and kept with its citation.
(() => {
  "use strict";
  const byline = window.byline;
  const button = () => document.getElementById("note-here");
  let chosen = null;

  const article = () => document.querySelector("#reader article.reader[data-version]");

  // Places in a text are counted in whole characters, and what the page adds to a line (the time of a recording) not.
  function placeOf(node, offset) {
    const line = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
    if (!line || !article()?.contains(line)) return null;
    const before = new Range();
    before.setStart(line, 0);
    before.setEnd(node, offset);
    const words = before.cloneContents();
    const time = words.querySelector(".time");
    const added = time ? [...time.textContent].length + 1 : 0;
    return Number(line.dataset.at) + [...words.textContent].length - added;
  }

  function look() {
    const selection = getSelection();
    chosen = null;
    const chooses = selection.rangeCount && !selection.isCollapsed && document.body.classList.contains("reading");
    const range = chooses ? selection.getRangeAt(0) : null;
    const start = range && placeOf(range.startContainer, range.startOffset);
    const end = range && placeOf(range.endContainer, range.endOffset);
    if (start !== null && end > start && article().dataset.version) {
      chosen = { start, end, quote: selection.toString() };
      const at = range.getBoundingClientRect();
      button().style.left = `${Math.min(at.left + at.width / 2, innerWidth - 80)}px`;
      button().style.top = `${Math.max(at.top - 40, 8)}px`;
    }
    button().hidden = chosen === null;
  }
  document.addEventListener("selectionchange", look);
  byline.on("view", look); // what is selected stays so when its source is closed
  document.addEventListener("scroll", () => chosen && look(), true);
  document.addEventListener("pointerdown", (event) => {
    if (event.target.id === "note-here") event.preventDefault(); // the selection stays
  });

  byline.action("note", () => {
    const { start, end, quote } = chosen;
    const { document: id, version } = article().dataset;
    const dialog = document.getElementById("noting");
    const words = dialog.querySelector("textarea");
    words.value = "";
    dialog.querySelector("q").textContent = quote.length > 240 ? `${quote.slice(0, 240)}…` : quote;
    dialog.returnValue = "no";
    button().hidden = true;
    dialog.showModal();
    dialog.addEventListener(
      "close",
      () => {
        if (dialog.returnValue !== "yes") return;
        byline.send("note", { noting: { document_id: id, version, start, end, words: words.value } });
      },
      { once: true },
    );
  });
  byline.on("told:noted", (told) => {
    byline.toast(told.what);
    if (told.kept) byline.openAgain();
  });
  byline.action("unnote", (target) => byline.send("unnote", { number: Number(target.dataset.number) }));
  byline.on("told:unnoted", (told) => {
    byline.toast(told.what);
    byline.openAgain();
  });
})();
