// The keys of the page: none of them while something is typed, or while a dialog or a menu is open.
(() => {
  "use strict";
  const byline = window.byline;
  const TYPED = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
  const OPEN = "dialog[open], [popover]:popover-open";
  let stepped = null; // the citation that a key has led to

  const keys = {
    "/": () => {
      const box = document.querySelector("#question textarea");
      if (!box || box.offsetParent === null) return false;
      box.focus();
      return true;
    },
    "?": () => {
      document.getElementById("keys").showModal();
      return true;
    },
    j: () => step(1),
    k: () => step(-1),
    Enter: () => {
      if (!stepped || document.activeElement !== stepped) return false;
      byline.evidence.cardOf(stepped)?.querySelector("[data-action=read]")?.click();
      return true;
    },
  };

  // From the citation that has the focus, or from the first that is in sight, to the next one in the page's order.
  function step(by) {
    const all = [...document.querySelectorAll('article [data-action="cite"]')].filter((each) => each.offsetParent);
    if (document.body.classList.contains("reading") || !all.length) return false;
    const from = all.indexOf(document.activeElement);
    const seen = all.findIndex((each) => each.getBoundingClientRect().top > 0);
    const wanted = from >= 0 ? from + by : by > 0 ? Math.max(seen, 0) : (seen < 0 ? all.length : seen) - 1;
    stepped = all[Math.min(Math.max(wanted, 0), all.length - 1)];
    stepped.focus();
    stepped.scrollIntoView({ block: "nearest" });
    byline.evidence.mark(stepped);
    return true;
  }

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !Object.hasOwn(keys, event.key)) return;
    if (event.target.closest?.(TYPED) || document.querySelector(OPEN)) return;
    if (keys[event.key]()) event.preventDefault();
  });

  byline.action("keys", () => {
    document.getElementById("scope-help").hidePopover();
    document.getElementById("keys").showModal();
  });
})();
