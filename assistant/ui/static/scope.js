// The line that says what is asked: the filters, and the short forms in the question while they are typed.
(() => {
  "use strict";
  const byline = window.byline;
  const FORM = /(^|\s)(document|outlet|author|speaker|after|before):\S/i;
  const PAUSE = 350;
  let told = false;
  let timer = null;

  // The text box of the page that is open.
  function box() {
    const view = document.body.dataset.view ?? "ask";
    return document.querySelector(view === "ask" ? "#question textarea" : `#${view}-view .form-of-report textarea`);
  }

  byline.describe = () => {
    const typed = box()?.value ?? "";
    told = FORM.test(typed);
    byline.send("describe", { typed: told ? typed : "" });
  };

  function look() {
    if (!told && !FORM.test(box()?.value ?? "")) return;
    clearTimeout(timer);
    timer = setTimeout(byline.describe, PAUSE);
  }

  document.addEventListener("input", (event) => {
    if (event.target === box()) look();
  });
  byline.on("asked", look);
  byline.on("view", look);

  byline.action("scope-help", (target) => byline.menu("scope-help", target, true));

  byline.action("scope-form", (target) => {
    document.getElementById("scope-help").hidePopover();
    const form = target.dataset.form;
    const before = box().value.trimEnd();
    const words = before ? `${before} ${form}` : form;
    box().value = words;
    box().dispatchEvent(new Event("input", { bubbles: true }));
    box().focus();
    const caret = words.length - (form.endsWith('"') ? 1 : 0);
    box().setSelectionRange(caret, caret);
  });
})();
