// A question is edited where it stands, and asked again there.
(() => {
  "use strict";
  const byline = window.byline;
  const { _ } = window.bylineWords;

  byline.action("edit-question", (target) => {
    const article = target.closest(".turn");
    if (article.querySelector(".editing")) return;
    const asked = article.querySelector(".q");
    const words = byline.questionOf(article.dataset.turn);
    const form = byline.element(
      '<form class="editing"><textarea rows="2" maxlength="2000" required></textarea><div><button type="button"></button><button class="primary"></button></div></form>',
    );
    const [box, cancel, again] = form.querySelectorAll("textarea, button");
    box.value = words;
    box.setAttribute("aria-label", _("Edit the question"));
    cancel.textContent = _("Cancel");
    again.textContent = _("Ask again");
    const close = () => {
      form.replaceWith(asked);
      target.focus({ preventScroll: true });
    };
    cancel.addEventListener("click", close);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const edited = box.value.trim();
      if (edited) byline.askAgain(article.dataset.turn, edited);
    });
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        close();
      }
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    asked.replaceWith(form);
    box.focus();
    box.setSelectionRange(words.length, words.length);
  });
})();
