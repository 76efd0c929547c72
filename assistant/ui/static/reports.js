// The analysts' pages: each has a form above its report, which is made of the ticked sources; each report an address.
(() => {
  "use strict";
  const byline = window.byline;
  const { _ } = window.bylineWords;
  const LONGEST = 4000;
  const asked = {}; // what the form of each page sent last
  const shown = {}; // and what its report was made of, with its scope

  const part = (page) => document.querySelector(`.analysis #${page}`);
  const article = (page) => part(page)?.querySelector("article");

  byline.report = (page, given, scope = null) => {
    asked[page] = given;
    part(page).classList.add("waiting");
    // On a phone the keyboard would stay up over the report.
    if (matchMedia("(max-width: 820px)").matches) document.activeElement?.blur();
    byline.send(page, { wanted: { given, ticks: byline.ticks(), model: byline.model(), scope } });
  };
  // Another choice makes the report that is shown anew.
  byline.reportAgain = (page, given) => {
    if (article(page) || part(page).classList.contains("waiting")) byline.report(page, given);
  };
  byline.unreported = (page, what) => {
    part(page).classList.remove("waiting");
    const working = part(page).querySelector(".working");
    if (working) working.textContent = what;
  };

  // A report's address holds what its form sent, and its scope, where it leaves something out: a reload, a link and
  // the way back bring the same report.

  function addressOf(page, { given, scope }) {
    const values = given.filter((each) => typeof each !== "object").map(written);
    const narrow = Object.fromEntries(Object.entries(scope).filter(([, each]) => each?.length));
    const within = Object.keys(narrow).length ? [`~${encodeURIComponent(JSON.stringify(narrow))}`] : [];
    return `#/${[page, ...values, ...within].join("/")}`;
  }

  // A ~ begins a scope, so no value begins with one.
  const written = (value) => encodeURIComponent(value).replaceAll("~", "%7E");

  // Returns null for one that was cut off, as mail programs do with long ones.
  function readAddress() {
    try {
      return parts();
    } catch (error) {
      if (error instanceof URIError || error instanceof SyntaxError) return null;
      throw error;
    }
  }

  function parts() {
    const [, page, ...rest] = location.hash.split("/");
    const within = rest.findIndex((each) => each.startsWith("~"));
    const values = (within < 0 ? rest : rest.slice(0, within)).map(decodeURIComponent);
    const given = values.map((each, place) => (place && /^(true|false)$/.test(each) ? each === "true" : each));
    return { page, given, scope: within < 0 ? {} : JSON.parse(decodeURIComponent(rest[within].slice(1))) };
  }

  // A draft that is checked may be too long for one.
  function name(address) {
    if (address.length < LONGEST) history.replaceState(history.state, "", address);
  }

  // From an answer to the report that tells it in full.
  byline.action("in-full", (target) => {
    const { report, topic } = target.dataset;
    location.hash = `#/${report}/${written(topic)}`;
  });

  byline.on("shown", (page) => {
    if (!part(page)) return;
    if (!part(page).querySelector(".working")) byline.unreported(page);
    const report = article(page);
    if (report) byline.evidence.take(report);
    if (report && asked[page]) {
      const { scope } = JSON.parse(report.querySelector(".bar template").content.textContent);
      shown[page] = { given: asked[page], scope: scope ?? {} };
      if (location.hash.split("/")[1] === page) name(addressOf(page, shown[page]));
    }
    if (document.body.dataset.view === page) byline.evidence.show(report);
  });
  byline.on("view", (view) => {
    if (view !== "ask") byline.evidence.show(article(view) ?? null);
    come(view);
  });
  byline.on("library", () => come(document.body.dataset.view)); // before that the page is still being laid out

  function come(view) {
    if (!byline.library() || !part(view) || location.hash.split("/")[1] !== view) return;
    const wanted = readAddress();
    if (!wanted) return byline.toast(_("This address is not whole. Copy all of it, or fill in the form."));
    const { given, scope } = wanted;
    if (given.length === 0) {
      if (shown[view]) name(addressOf(view, shown[view]));
    } else if (
      !part(view).classList.contains("waiting") &&
      (!shown[view] || addressOf(view, shown[view]) !== location.hash)
    ) {
      byline.send(`fill_${view}`, { given });
      byline.report(view, given, Object.keys(scope).length ? scope : null);
    }
  }

  // Columns that go on beyond the edge say so.
  byline.on("shown:compare", (element) => {
    const columns = element.querySelector(".columns");
    if (!columns) return;
    const hint = element.querySelector(".beyond");
    const look = () => {
      hint.hidden = columns.scrollWidth <= columns.clientWidth + 1;
    };
    new ResizeObserver(look).observe(columns);
  });
  byline.action("columns-on", () => {
    const columns = document.querySelector("#compare .columns");
    const end = columns.scrollLeft + columns.clientWidth >= columns.scrollWidth - 1;
    const left = end ? 0 : columns.scrollLeft + columns.clientWidth / 2;
    columns.scrollTo({ left, behavior: byline.calm ? "auto" : "smooth" });
  });
})();
