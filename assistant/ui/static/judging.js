// Whether an answer was good: kept in the library, with a reason if one likes.
(() => {
  "use strict";
  const byline = window.byline;
  const { _ } = window.bylineWords;
  let judged = null; // the turn whose reason the menu asks for

  const turnOf = (id) => byline.conversations.turns().find((each) => each.id === id);

  function send(id, good, more = {}) {
    const turns = byline.conversations.turns();
    const at = turns.findIndex((each) => each.id === id);
    if (at < 0) return byline.toast(_("This conversation was cleared in another tab."));
    const before = turns.slice(0, at).map((each) => each.question);
    byline.send("judge", { judged: { turn: turns[at], before, good, ...more } });
  }

  byline.action("judge", (target) => {
    const id = target.closest(".turn").dataset.turn;
    const good = target.dataset.good === "yes";
    const again = target.getAttribute("aria-pressed") === "true";
    send(id, again ? null : good);
    if (again || good) return;
    judged = id;
    const menu = document.getElementById("judge");
    menu.querySelector("form").reset();
    byline.menu("judge", target);
  });

  document.addEventListener("submit", (event) => {
    if (event.target.dataset.form !== "judge") return;
    event.preventDefault();
    const { reason, comment } = event.target.elements;
    send(judged, false, { reason: reason.value, comment: comment.value });
    document.getElementById("judge").hidePopover();
  });

  byline.on("told:judged", (told) => {
    if (told.problem) return byline.toast(told.problem);
    byline.markTurn(told.turn, { judged: told.good ?? "none" });
    show(document.querySelector(`.turn[data-turn="${told.turn}"]`));
    if (told.good === null) byline.toast(_("Taken back."));
    else byline.toast(told.reason ? _("Thank you. The reason is kept in this library.") : _("Kept in this library."));
  });

  function show(article) {
    const good = turnOf(article?.dataset.turn)?.judged;
    for (const button of article?.querySelectorAll("[data-action=judge]") ?? [])
      button.setAttribute("aria-pressed", String((button.dataset.good === "yes") === good));
  }
  byline.on("put", show);
})();
