// Saving what the page shows as a file: the menu of formats, and the way to the server and back.
(() => {
  "use strict";
  const byline = window.byline;
  const { _ } = window.bylineWords;
  let report = null;

  // Opens a menu below what was pressed, or above it where there is no room or that is asked for.
  byline.menu = (id, beside, above = false) => {
    const menu = document.getElementById(id);
    const at = beside.getBoundingClientRect(); // before the menu that it may stand in closes
    menu.showPopover();
    const [over, under] = [at.top - menu.offsetHeight - 6, at.bottom + 6];
    const fits = under + menu.offsetHeight < innerHeight;
    menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - menu.offsetWidth - 8))}px`;
    menu.style.top = `${fits && !(above && over > 8) ? under : Math.max(8, over)}px`;
    menu.querySelector("button").focus();
  };

  // A report is kept as JSON; a list of answers is a conversation.
  byline.save = (given, beside) => {
    report = given;
    byline.menu("save", beside);
  };

  byline.action("save", (target) => {
    const id = target.closest(".turn").dataset.turn;
    const turn = byline.conversations.turns().find((each) => each.id === id);
    if (turn?.answer) byline.save(turn.answer, target);
  });

  // An analysts' page has its report beside the buttons.
  byline.reportBeside = (target) => JSON.parse(target.closest(".bar").querySelector("template").content.textContent);
  byline.action("save-report", (target) => byline.save(byline.reportBeside(target), target));

  byline.action("save-all", (target) => {
    const answers = byline.conversations
      .turns()
      .map((each) => each.answer)
      .filter(Boolean);
    if (answers.length) byline.save(answers, target);
    else byline.toast(_("There is no answer in this conversation yet."));
  });

  byline.action("save-as", async (target) => {
    document.getElementById("save").hidePopover();
    const suffix = target.dataset.suffix;
    const answer = await fetch(`export${location.search}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ report, suffix }),
    }).catch(() => null);
    if (!answer?.ok) {
      const told = answer?.status === 422 ? await answer.json() : {};
      byline.toast(
        told.what ? `${told.what} ${told.advice}` : _("It could not be saved just now. Try again in a moment."),
      );
      return;
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("Content-Disposition"));
    link.download = name ? decodeURIComponent(name[1]) : `report${suffix}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  });
})();
