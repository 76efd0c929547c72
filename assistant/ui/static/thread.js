// The conversation: asking, and answers as they come.
(() => {
  "use strict";
  const byline = window.byline;
  const { _ } = window.bylineWords;
  const { waitingFor, fail, breakOff } = byline.turns;
  const wide = matchMedia("(min-width: 821px)");
  const MEMORY = 6;
  const KNOWN_WITHIN = 10000;
  let turns = [];
  let pending = null;
  let active = null;
  let stale = false;
  let early = "";
  let whole = null; // the request for all turns to be shown, after which the last one is scrolled to

  const list = () => document.querySelector("#thread .turns");
  const articleOf = (id) => [...list().children].find((each) => each.dataset.turn === id);

  // Asking

  byline.asked = (words) => {
    const question = words.trim();
    if (!question || pending || early) return words;
    if (byline.library()) ask(question);
    else hold(question);
    return "";
  };

  // What is asked before the library is known waits for it; an address that names none is told by the answer.
  function hold(question) {
    early = question;
    list().append(waitingFor({ id: "early", question }));
    setTimeout(release, KNOWN_WITHIN);
  }
  function release() {
    if (!early) return;
    articleOf("early")?.remove();
    ask(early);
    early = "";
  }

  byline.action("ask", (target) => {
    if (!pending) ask(target.textContent.trim());
  });
  // Asks in the place of a turn, its own question or another one; what came before it goes along.
  byline.askAgain = (id, question) => {
    const at = turns.findIndex((each) => each.id === id);
    if (pending || at < 0) return false;
    ask(question ?? turns[at].question, at);
    return true;
  };
  byline.markTurn = (id, marks) => {
    Object.assign(turns.find((each) => each.id === id) ?? {}, marks);
    keep();
  };
  byline.questionOf = (id) => turns.find((each) => each.id === id)?.question;
  byline.action("retry", (target) => byline.askAgain(target.closest(".turn").dataset.turn));

  byline.action("ask-as-typed", (target) => {
    const asked = turns.find((each) => each.id === target.closest(".turn").dataset.turn);
    if (!pending && asked) ask(asked.question, turns.length, true);
  });

  byline.action("skip", () => document.querySelector("#question textarea").focus());

  function ask(question, at = turns.length, alone = false) {
    const turn = { id: crypto.randomUUID(), question, scope: "", answer: null };
    const article = waitingFor(turn);
    const before = alone
      ? []
      : turns.slice(Math.max(0, at - MEMORY), at).map((each) => ({
          question: each.question,
          understood: each.answer?.understood ?? null,
          short: each.answer?.short_answer ?? null,
          told: each.answer?.statements?.[0]?.text ?? null,
          speakers: [
            ...new Set(
              (each.answer?.statements ?? [])
                .filter((one) => one.status !== "unsupported")
                .map((one) => one.speaker)
                .filter(Boolean),
            ),
          ],
        }));
    if (at < turns.length) {
      articleOf(turns[at].id).replaceWith(article);
      turns[at] = turn;
    } else {
      list().append(article);
      turns.push(turn);
    }
    pending = turn.id;
    byline.emit("asked");
    keep();
    // On a phone the keyboard would stay up over the answer.
    if (!wide.matches) document.activeElement?.blur();
    show();
    toTop(article);
    byline.send("ask", {
      asked: {
        id: turn.id,
        question,
        turns: before,
        ticks: byline.ticks(),
        model: byline.model(),
        as_typed: alone,
      },
    });
  }

  byline.on("told:answer", (told) => {
    if (told.id !== pending) return;
    if (told.library && told.library !== byline.library()) return giveUp(_("Another library was opened meanwhile."));
    if (told.writing) return grow(told);
    pending = null;
    put(told);
    active = told.id;
    keep();
    show();
    toTop(articleOf(told.id));
  });

  // While it is being written only what changed is laid anew, so that what is focused or opened stays so.
  function grow(told) {
    const article = articleOf(told.id);
    if (article.classList.contains("waiting")) {
      put(told);
    } else {
      const turn = turns.find((each) => each.id === told.id);
      turn.answer = told.answer;
      const next = byline.element(told.html);
      article.section.replaceChildren(...next.querySelector(".evidence").children);
      lay(article.querySelector(".a"), next.querySelector(".a"));
    }
    active = told.id;
    place();
  }

  function lay(old, next) {
    const coming = [...next.children];
    coming.forEach((each, index) => {
      const known = old.children[index];
      if (!known) old.append(each);
      else if (known.textContent !== each.textContent) known.replaceWith(each);
    });
    while (old.children.length > coming.length) old.lastElementChild.remove();
  }

  function put(told) {
    const turn = turns.find((each) => each.id === told.id);
    turn.scope = told.scope;
    turn.answer = told.answer;
    const article = byline.element(told.html);
    byline.evidence.take(article);
    const old = articleOf(told.id);
    if (old) old.replaceWith(article);
    else list().append(article);
    byline.emit("put", article);
  }

  function giveUp(what) {
    if (!pending) return;
    const turn = turns.find((each) => each.id === pending);
    if (turn.answer) {
      turn.answer.notice = [what, _("What you see has been checked.")].join(" ");
      breakOff(articleOf(pending), turn.answer.notice);
    } else fail(articleOf(pending), [what, _("The question was not answered: edit it, or retry.")].join(" "));
    pending = null;
    keep();
    show();
  }
  byline.stopped = () => giveUp(_("Stopped."));
  byline.failed = () => giveUp(_("The server is busy, or something went wrong there. Try again in a moment."));
  byline.on("lost", () => giveUp(_("The connection was lost before the answer was finished.")));

  // Conversations

  byline.on("library", (name) => {
    const another = byline.conversations.open(name);
    if (another) load();
    else if (stale && turns.length) restore();
    stale = false;
    release();
  });
  byline.on("told:removed", (told) => {
    byline.conversations.replace(told.answers);
    turns = byline.conversations.shown();
    stale = true;
  });
  byline.on("conversation", load);

  function load() {
    if (pending) byline.stopped();
    turns = byline.conversations.shown();
    active = null;
    list().replaceChildren(...turns.map(waitingFor));
    show();
    if (turns.length) restore();
    else if (wide.matches) document.querySelector("#question textarea")?.focus({ preventScroll: true });
  }

  function restore() {
    whole = crypto.randomUUID();
    byline.send("restore", { id: whole, turns });
  }

  const keep = () => arrange(byline.conversations.keep(turns));

  byline.on("merged", () => {
    const before = new Map(turns.map((each) => [each.id, JSON.stringify(each.answer)]));
    const now = byline.conversations.renewed(turns);
    arrange(
      now,
      now.filter((each) => before.has(each.id) && before.get(each.id) !== JSON.stringify(each.answer)),
    );
    show();
  });

  // Shows the turns that there are now, with those that another tab has brought or changed; the rest stays as it is.
  // What is being asked there comes with its answer.
  function arrange(now, changed = []) {
    turns = now;
    const ids = new Set(turns.map((each) => each.id));
    for (const article of [...list().children]) if (!ids.has(article.dataset.turn)) article.remove();
    if (!ids.has(pending)) pending = null;
    if (!ids.has(active)) active = null;
    const wanted = [...changed];
    let place = null;
    for (const turn of turns) {
      let article = articleOf(turn.id);
      if (!article && turn.answer) {
        article = waitingFor(turn);
        if (place) place.after(article);
        else list().prepend(article);
        wanted.push(turn);
      }
      place = article ?? place;
    }
    if (wanted.length) byline.send("restore", { id: crypto.randomUUID(), turns: wanted });
  }

  byline.unrestored = () => {
    for (const article of list().querySelectorAll(".waiting"))
      fail(article, _("This answer could not be shown just now. Reload the page."));
  };

  byline.on("told:restored", (told) => {
    if (told.library !== byline.library()) return;
    const known = new Set(turns.map((each) => each.id));
    if (!told.turns.every((each) => known.has(each.id))) return;
    for (const each of told.turns) put(each);
    if (told.id === whole || !active) active = turns.at(-1)?.id ?? null;
    keep();
    show();
    if (told.id === whole) articleOf(active)?.scrollIntoView({ block: "start" });
  });

  // Showing

  byline.on("ready", () => document.body.classList.add("fresh"));

  function show() {
    document.body.classList.toggle("asking", pending !== null);
    document.body.classList.toggle("fresh", turns.length === 0);
    place();
  }

  function place() {
    if (document.body.dataset.view === "ask") byline.evidence.show(active ? articleOf(active) : null);
  }
  byline.on("view", place);

  function toTop(article) {
    article.scrollIntoView({ block: "start", behavior: byline.calm ? "auto" : "smooth" });
  }

  byline.on("cited", (article) => {
    if (article.dataset.turn) active = article.dataset.turn;
  });
})();
