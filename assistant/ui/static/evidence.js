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
    byline.emit("cited", article);
    byline.evidence.show(article);
    forward(article.section?.querySelector(`[data-card="${target.dataset.number}"]`));
    hideTip();
  });

  function forward(card) {
    if (!card) return;
    for (const each of document.querySelectorAll(".quote.on")) each.classList.remove("on");
    card.classList.add("on");
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "center", behavior: byline.calm ? "auto" : "smooth" });
  }

  byline.action("back-to-answer", (target) => {
    const article = target.closest(".evidence").article;
    const citation = article.querySelector(`[data-action="cite"][data-number="${target.dataset.number}"]`);
    citation?.focus({ preventScroll: true });
    citation?.scrollIntoView({ block: "center", behavior: byline.calm ? "auto" : "smooth" });
  });

  function showTip(citation) {
    const tip = document.getElementById("tip");
    tip.textContent = citation.dataset.quote;
    tip.hidden = false;
    citation.setAttribute("aria-describedby", "tip");
    const at = citation.getBoundingClientRect();
    const left = Math.min(Math.max(8, at.left + at.width / 2 - tip.offsetWidth / 2), innerWidth - tip.offsetWidth - 8);
    const above = at.top - tip.offsetHeight - 8;
    tip.style.left = `${left}px`;
    tip.style.top = `${above > 8 ? above : at.bottom + 8}px`;
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
