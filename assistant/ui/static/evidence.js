// The way from a citation to its evidence and back, for answers and reports alike.
(() => {
  "use strict";
  const byline = window.byline;
  const wide = matchMedia("(min-width: 821px)");
  let active = null;

  byline.evidence = {
    // The evidence belongs to its article wherever it stands.
    take(article) {
      article.section = article.querySelector(".evidence");
      if (article.section) article.section.article = article; // a question that failed has none
    },
    show(article) {
      active = article;
      place();
      byline.emit("evidence");
    },
    // The spans of one version of a document that the article cites.
    cited(documentId, version) {
      const links = active?.section?.querySelectorAll(`a[href*="#/read/${documentId}/"][href$="/${version}"]`) ?? [];
      const spans = [...links].map((link) => link.hash.split("/")[3]);
      return [...new Set(spans)].map((each) => each.split("-").map(Number));
    },
    cardOf: (citation) =>
      citation.closest("article").section?.querySelector(`[data-card="${citation.dataset.number}"]`),
    // Shows the evidence of a citation beside it, and leaves the focus where it is.
    mark(citation) {
      const article = citation.closest("article");
      byline.evidence.show(article);
      byline.emit("cited", article, citation.dataset.number);
      const card = byline.evidence.cardOf(citation);
      light(card);
      if (wide.matches) card?.scrollIntoView({ block: "nearest" });
    },
  };

  // The evidence of one article stands in the right-hand column; on a narrow screen each stands under its article.
  function place() {
    const panel = document.querySelector("#evidence .panel");
    if (!panel) return; // the page is still being laid out
    const section = wide.matches && active?.section;
    for (const each of [...panel.children]) {
      // Evidence whose article has been made anew is of no use any more.
      if (each !== section && each.article.section === each) each.article.append(each);
      else if (each !== section) each.remove();
    }
    if (section && section.parentElement !== panel) panel.append(section);
    if (!wide.matches && active?.section) active.append(active.section);
  }
  wide.addEventListener("change", place);

  byline.action("cite", (target) => {
    const article = target.closest("article");
    byline.evidence.show(article);
    byline.emit("cited", article, target.dataset.number);
    forward(byline.evidence.cardOf(target));
    hideTip();
  });

  function light(card) {
    for (const each of document.querySelectorAll(".quote.on")) each.classList.remove("on");
    card?.classList.add("on");
  }

  function forward(card) {
    light(card);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: "center", behavior: byline.calm ? "auto" : "smooth" });
  }

  byline.action("back-to-answer", (target) => {
    const article = target.closest(".evidence").article;
    const citation = article.querySelector(`[data-action="cite"][data-number="${target.dataset.number}"]`);
    citation?.focus({ preventScroll: true });
    citation?.scrollIntoView({ block: "center", behavior: byline.calm ? "auto" : "smooth" });
  });

  // Who says it where, and the words: under the line that they are cited in, or over it where there is no room.
  function showTip(citation) {
    const tip = document.getElementById("tip");
    const [who, words] = tip.children;
    who.textContent = citation.dataset.who;
    words.textContent = citation.dataset.quote;
    tip.hidden = false;
    citation.setAttribute("aria-describedby", "tip");
    const at = citation.getBoundingClientRect();
    const line = citation.closest("p, li, td, .said")?.getBoundingClientRect() ?? at;
    const left = Math.min(Math.max(8, at.left + at.width / 2 - tip.offsetWidth / 2), innerWidth - tip.offsetWidth - 8);
    const [over, under] = [line.top - tip.offsetHeight - 6, Math.max(line.bottom, at.bottom) + 6];
    tip.style.left = `${left}px`;
    tip.style.top = `${under + tip.offsetHeight < innerHeight || over < 8 ? under : over}px`;
  }

  function hideTip() {
    document.getElementById("tip").hidden = true;
  }

  for (const [shows, hides] of [
    ["pointerover", "pointerout"],
    ["focusin", "focusout"],
  ]) {
    document.addEventListener(shows, (event) => {
      if (event.pointerType === "touch") return;
      const citation = event.target.closest?.("[data-quote]");
      if (citation) showTip(citation);
    });
    document.addEventListener(hides, (event) => {
      if (event.target.closest?.("[data-quote]")) hideTip();
    });
  }
  document.addEventListener("scroll", hideTip, true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hideTip();
  });
})();
