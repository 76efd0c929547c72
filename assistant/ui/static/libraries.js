// Which library this tab shows: its address names it, and so does everything that Gradio's client sends.
(() => {
  "use strict";
  const byline = window.byline;
  const { _ } = window.bylineWords;
  let shown = null;

  // What is shown; an answer or a restored conversation of any other library is not taken.
  byline.library = () => shown;

  function address(name) {
    const query = new URLSearchParams(location.search);
    query.set("library", name);
    return `?${query}`;
  }

  function name(library) {
    if (new URLSearchParams(location.search).get("library") !== library) {
      history.replaceState(history.state, "", address(library) + location.hash);
    }
    rebase();
  }

  // Gradio's <base> has no query, so a link to a page of this document ("#/read/…") would lead to another library.
  function rebase() {
    const base = document.querySelector("base");
    if (base) base.href = location.pathname + location.search;
  }
  byline.on("ready", rebase);

  byline.on("shown:sources", (element) => {
    const list = element.querySelector(".sources");
    if (!list) return;
    shown = list.dataset.library;
    name(shown);
  });

  // Documents that are added while the samples are shown open a library of one's own.
  byline.on("told:opened", (told) => {
    if (told.library === shown) return;
    name(told.library);
    byline.send("arrive");
  });

  document.addEventListener("submit", (event) => {
    if (event.target.dataset.form !== "make-library") return;
    event.preventDefault();
    byline.send("make_library", { name: event.target.elements.name.value });
  });
  byline.on("told:made", (told) => {
    if (told.library) location.assign(`${address(told.library)}#/ask`);
    else tell(told.problem);
  });

  function tell(what) {
    const problem = document.querySelector("#libraries .problem");
    problem.textContent = what;
    problem.hidden = false;
  }

  byline.action("export-library", (target) => {
    const link = document.createElement("a");
    link.href = `archive?library=${encodeURIComponent(target.dataset.name)}`;
    link.download = "";
    link.click();
  });

  // A file that Export has made becomes a library, called as it was or by the name that is typed for a new one.
  byline.action("import-library", (target) => target.parentElement.querySelector("input").click());
  document.addEventListener("change", async (event) => {
    const [file] = event.target.matches("[data-import]") ? event.target.files : [];
    if (!file) return;
    event.target.value = "";
    tell(_("Reading %(name)s…", { name: file.name }));
    const name = document.querySelector("#libraries form").elements.name.value;
    const answer = await fetch(`archive?name=${encodeURIComponent(name)}`, { method: "POST", body: file }).catch(
      () => null,
    );
    const told = answer ? await answer.json().catch(() => ({})) : {};
    if (told.library) location.assign(`${address(told.library)}#/ask`);
    else tell(told.what ? `${told.what} ${told.advice}` : _("It could not be read just now. Try again in a moment."));
  });

  byline.action("remove-library", async (target) => {
    const { name } = target.dataset;
    const question = _("Remove the library “%(name)s” for good? What was uploaded to it and saved in it is deleted.", {
      name,
    });
    if (await byline.confirm(question, _("Remove"))) byline.send("remove_library", { name });
  });
  byline.on("told:unmade", (told) => {
    if (told.problem) return byline.toast(told.problem);
    byline.conversations.forgetLibrary(told.removed);
    // Without a name the library opens that does where none is named.
    if (told.removed === shown) location.assign(`${location.pathname}#/ask`);
    else byline.send("arrive");
  });
})();
