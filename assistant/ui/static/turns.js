// What a turn of the conversation is made of before, and in place of, what the server says of it.
(() => {
  "use strict";
  const byline = window.byline;
  const { _ } = window.bylineWords;

  byline.turns = {
    waitingFor(turn) {
      const article = byline.element(
        '<article class="turn waiting"><h3 class="q"></h3><div class="a" role="status"><span class="dots"></span></div></article>',
      );
      article.querySelector(".a").prepend(_("Reading the sources"));
      article.dataset.turn = turn.id;
      article.querySelector(".q").textContent = turn.question;
      return article;
    },

    fail(article, what) {
      const problem = byline.element('<div class="problem" role="alert"></div>');
      problem.textContent = what;
      article.querySelector(".a").replaceWith(problem, bar(["edit-question", _("Edit")], ["retry", _("Retry")]));
      article.classList.remove("waiting");
    },

    // What was written and checked by then stays.
    breakOff(article, notice) {
      article.querySelector(".writing")?.remove();
      const told = document.createElement("p");
      told.className = "notice";
      told.textContent = notice;
      const answer = article.querySelector(".a");
      answer.prepend(told);
      answer.after(bar(["copy", _("Copy")], ["edit-question", _("Edit")], ["retry", _("Retry")]));
    },
  };

  function bar(...buttons) {
    const made = byline.element('<div class="bar"></div>');
    for (const [action, words] of buttons) {
      const button = byline.element('<button type="button"></button>');
      button.dataset.action = action;
      button.textContent = words;
      made.append(button);
    }
    return made;
  }
})();
