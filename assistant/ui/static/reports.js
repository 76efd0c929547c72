// The analysts' pages: each has a form above its report, which is made of the ticked sources.
(() => {
  "use strict";
  const byline = window.byline;

  const part = (page) => document.querySelector(`.analysis #${page}`);
  const article = (page) => part(page)?.querySelector("article");

  byline.report = (page, given) => {
    part(page).classList.add("waiting");
    // On a phone the keyboard would stay up over the report.
    if (matchMedia("(max-width: 820px)").matches) document.activeElement?.blur();
    byline.send(page, { wanted: { given, ticks: byline.ticks(), model: byline.model() } });
  };
  byline.unreported = (page, what) => {
    part(page).classList.remove("waiting");
    const working = part(page).querySelector(".working");
    if (working) working.textContent = what;
  };

  // From an answer to the report that tells it in full: its form is filled in and sent.
  byline.action("in-full", (target) => {
    const { report, topic } = target.dataset;
    const form = document.getElementById(`${report}-view`);
    const text = form.querySelector("textarea, input[type=text]");
    location.hash = `#/${report}`;
    text.value = topic;
    text.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => form.querySelector(".submit-button")?.click());
  });

  byline.on("shown", (page) => {
    if (!part(page)) return;
    if (!part(page).querySelector(".working")) byline.unreported(page);
    if (article(page)) byline.evidence.take(article(page));
    if (document.body.dataset.view === page) byline.evidence.show(article(page));
  });
  byline.on("view", (view) => {
    if (view !== "ask") byline.evidence.show(article(view) ?? null);
  });
})();
