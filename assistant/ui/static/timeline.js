// The timeline's picture: each mark leads to its entry in the list.
(() => {
  "use strict";
  const byline = window.byline;

  byline.action("to-event", (target, event) => {
    event.preventDefault();
    const entry = target.closest("article").querySelector(`#event-${target.dataset.number}`);
    entry.focus({ preventScroll: true });
    entry.scrollIntoView({ block: "center", behavior: byline.calm ? "auto" : "smooth" });
  });
})();
