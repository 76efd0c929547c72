// Taking away what the page shows, as a file or by the clipboard: the menu of formats, and the way to the server.
(() => {
  "use strict";
  const byline = window.byline;
  const { _ } = window.bylineWords;
  let taken = null;

  // Opens a menu below what was pressed, or above it where there is no room or that is asked for.
  byline.menu = (id, beside, above = false) => {
    const menu = document.getElementById(id);
    const at = beside.getBoundingClientRect(); // before the menu that it may stand in closes
    menu.showPopover();
    const [over, under] = [at.top - menu.offsetHeight - 6, at.bottom + 6];
    const fits = under + menu.offsetHeight < innerHeight;
    menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - menu.offsetWidth - 8))}px`;
    menu.style.top = `${fits && !(above && over > 8) ? under : Math.max(8, over)}px`;
    menu.querySelector("button")?.focus();
  };

  byline.action("sureness", (target) => byline.menu("sureness", target));

  // The report, as JSON, that a button is for: an answer of the conversation, or what an analysts' page has beside it.
  byline.reportOf = (target) => {
    const id = target.closest(".turn")?.dataset.turn;
    if (id) return byline.conversations.turns().find((each) => each.id === id)?.answer;
    return JSON.parse(target.closest(".bar").querySelector("template").content.textContent);
  };

  function save(report, beside) {
    if (!report) return;
    taken = report;
    byline.menu("save", beside);
  }

  byline.action("save", (target) => save(byline.reportOf(target), target));

  byline.action("save-all", (target) => {
    const answers = byline.conversations
      .turns()
      .map((each) => each.answer)
      .filter(Boolean);
    if (answers.length) save(answers, target);
    else byline.toast(_("There is no answer in this conversation yet."));
  });

  byline.action("save-as", async (target) => {
    document.getElementById("save").hidePopover();
    const suffix = target.dataset.suffix;
    const answer = await written({ report: taken, suffix }).catch((problem) => byline.toast(problem.message));
    if (!answer) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("Content-Disposition"));
    link.download = name ? decodeURIComponent(name[1]) : `report${suffix}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  });

  // What is saved is known to the server by its name.
  byline.action("copy", (target) => {
    const { saved } = target.dataset;
    const coming = written({ ...(saved ? { saved } : { report: byline.reportOf(target) }), suffix: ".md" });
    const text = coming.then(async (answer) => new Blob([await answer.text()], { type: "text/plain" }));
    // Safari takes what comes later only if it is promised while the button is pressed.
    const copied = navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
    Promise.all([coming, copied]).then(
      () => byline.toast(_("Copied, with its citations.")),
      (problem) => byline.toast(problem.message),
    );
  });

  // One quote with who says it, where and when, as the server has put it.
  byline.action("copy-quote", (target) => {
    navigator.clipboard.writeText(target.dataset.words).then(
      () => byline.toast(_("Copied, with its source.")),
      () => byline.toast(_("The browser does not let this page copy. Select the words and copy them.")),
    );
  });

  async function written(wanted) {
    const answer = await fetch(`export${location.search}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(wanted),
    }).catch(() => null);
    if (answer?.ok) return answer;
    const told = answer?.status === 422 ? await answer.json() : {};
    throw new Error(
      told.what ? `${told.what} ${told.advice}` : _("It could not be saved just now. Try again in a moment."),
    );
  }
})();
