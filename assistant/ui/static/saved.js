// Saving what is shown, and the page of what is saved.
(() => {
  "use strict";
  const byline = window.byline;
  const { _ } = window.bylineWords;
  const list = () => byline.send("list_saved");

  byline.action("keep", async (target) => {
    const report = byline.reportOf(target);
    const name = report && (await named());
    if (name) byline.send("save", { keeping: { name, kind: target.dataset.kind ?? "answer", report } });
  });

  function named() {
    const dialog = document.getElementById("naming");
    const input = dialog.querySelector("input");
    input.value = "";
    dialog.returnValue = "no";
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes" ? input.value : null), {
        once: true,
      });
    });
  }

  byline.on("told:saved-as", (told) => {
    byline.toast(told.problem ?? _("Saved as “%(name)s”.", { name: told.name }));
    list();
  });

  byline.on("view", (view) => {
    if (view === "saved") list();
  });
  byline.action("open-saved", (target) => byline.send("open_saved", { name: target.dataset.name }));
  byline.action("remove-saved", async (target) => {
    const { name } = target.dataset;
    const question = _("Remove “%(name)s” from what is saved? Its sources stay.", { name });
    if (await byline.confirm(question, _("Remove"))) byline.send("remove_saved", { name });
  });
})();
