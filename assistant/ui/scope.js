// Short forms of a scope in the question: the line above the box says what they mean while they are typed.
(() => {
  "use strict";
  const byline = window.byline;
  const FORM = /(^|\s)(document|outlet|author|speaker|after|before):\S/i;
  const PAUSE = 350;
  const box = () => document.querySelector("#question textarea");
  let told = false;
  let timer = null;

  function look() {
    const typed = FORM.test(box()?.value ?? "");
    if (!typed && !told) return;
    told = typed;
    clearTimeout(timer);
    timer = setTimeout(() => byline.send("typed"), PAUSE);
  }

  document.addEventListener("input", (event) => {
    if (event.target === box()) look();
  });
  byline.on("asked", () => setTimeout(look));

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
