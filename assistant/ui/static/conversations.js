// Conversations, kept in this browser: an index of all of them, and one entry each with its turns.
(() => {
  "use strict";
  const byline = window.byline;
  const { _ } = window.bylineWords;
  const INDEX = "byline.conversations";
  const MOST = 50;
  let library = null;
  let current = null;
  let seen = new Set(); // the turns of the conversation that this tab knows, whether they are still there or not

  const entry = (id) => `byline.conversation.${id}`;
  const all = () => read(INDEX, []);
  const here = () => all().filter((each) => each.library === library);

  function read(key, otherwise) {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? otherwise;
    } catch {
      localStorage.removeItem(key); // it is no conversation that could ever be shown
      return otherwise;
    }
  }

  function write(key, value) {
    for (;;) {
      try {
        localStorage.setItem(key, JSON.stringify(value));
        return true;
      } catch (error) {
        if (error.name !== "QuotaExceededError") throw error;
        const oldest = all()
          .filter((each) => each.id !== current)
          .at(-1);
        if (!oldest) {
          byline.toast(
            _(
              "This browser has no room left, so this conversation is not kept. Delete an older one, or save this one.",
            ),
          );
          return false;
        }
        drop(oldest.id);
      }
    }
  }

  function drop(id) {
    localStorage.removeItem(entry(id));
    localStorage.setItem(INDEX, JSON.stringify(all().filter((each) => each.id !== id)));
  }

  // Turns of this tab together with those that another has stored. What is new there comes in behind the turn that it
  // stands behind there; what either has removed stays removed. Of two answers to one turn `prefer` takes one.
  function merged(own, stored, prefer) {
    const there = new Set(stored.map((each) => each.id));
    const made = own.filter((each) => there.has(each.id) || !seen.has(each.id));
    let before = -1;
    for (const each of stored) {
      const at = made.findIndex((one) => one.id === each.id);
      if (at >= 0) {
        for (const part of ["answer", "judged"]) made[at][part] = prefer(made[at][part], each[part]);
        before = at;
      } else if (!seen.has(each.id)) {
        before += 1;
        made.splice(before, 0, each);
      }
    }
    return know(made);
  }

  function know(turns) {
    for (const each of turns) seen.add(each.id);
    return turns;
  }

  const conversations = {
    turns: () => (current ? read(entry(current), []) : []),

    // The same, to be shown: from now on they count as seen in this tab.
    shown() {
      seen = new Set();
      return know(conversations.turns());
    },

    // The turns of this tab with what another has done to the conversation, where its word is the later one.
    renewed: (own) => merged(own, conversations.turns(), (mine, theirs) => theirs ?? mine),

    // The most recent first; a conversation gets its name from its first question. Returns what was kept.
    keep(own) {
      const turns = merged(own, own.length ? conversations.turns() : [], (mine, theirs) => mine ?? theirs);
      if (!turns.length) {
        if (current) drop(current);
        current = null;
        return turns;
      }
      current ||= crypto.randomUUID();
      const known = all().find((each) => each.id === current);
      const title = known?.title ?? turns[0].question.slice(0, 80);
      const others = all().filter((each) => each.id !== current);
      for (const old of others.splice(MOST - 1)) localStorage.removeItem(entry(old.id));
      write(INDEX, [{ id: current, title, library }, ...others]);
      // What could not be stored is not missed there.
      if (!write(entry(current), turns)) seen = new Set(conversations.turns().map((each) => each.id));
      sessionStorage.setItem("byline.current", current);
      return turns;
    },

    // The answers that speak of a document, by their turns, in whichever conversation.
    answersOf(documentId) {
      const turns = here().flatMap((each) => read(entry(each.id), []));
      const speaking = turns.filter(({ answer }) => answer && JSON.stringify(answer).includes(documentId));
      return Object.fromEntries(speaking.map(({ id, answer }) => [id, answer]));
    },

    // Puts answers in place of those of the same turns.
    replace(answers) {
      for (const each of here()) {
        const turns = read(entry(each.id), []);
        for (const turn of turns) turn.answer = answers[turn.id] ?? turn.answer;
        write(entry(each.id), turns);
      }
    },

    forgetLibrary(name) {
      for (const each of all().filter((each) => each.library === name)) drop(each.id);
    },

    // Called with the library that is open; whether another one was open before decides what is shown.
    open(name) {
      if (name === library) return false;
      library = name;
      const wanted = sessionStorage.getItem("byline.current");
      const known = here();
      current = (known.find((each) => each.id === wanted) ?? known[0])?.id ?? null;
      if (document.querySelector("#history:popover-open")) list(); // opened before it was known whose they are
      return true;
    },
  };
  byline.conversations = conversations;

  function choose(id) {
    current = id;
    if (id) sessionStorage.setItem("byline.current", id);
    document.getElementById("history").hidePopover();
    byline.emit("conversation");
  }

  function button(words, label, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    if (label) made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  }

  function rename(row, each) {
    const input = document.createElement("input");
    input.value = each.title;
    input.maxLength = 80;
    input.setAttribute("aria-label", _("Name of this conversation"));
    const done = () => {
      const title = input.value.trim() || each.title;
      write(
        INDEX,
        all().map((one) => (one.id === each.id ? { ...one, title } : one)),
      );
      list();
    };
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") done();
      if (event.key === "Escape") {
        event.stopPropagation();
        event.preventDefault();
        list();
      }
    });
    input.addEventListener("blur", done, { once: true });
    row.replaceChildren(input);
    input.select();
  }

  async function remove(each) {
    document.getElementById("history").hidePopover();
    if (!(await byline.confirm(_("Delete the conversation “%(title)s”?", { title: each.title }), _("Delete")))) return;
    drop(each.id);
    if (each.id === current) choose(null);
  }

  function list() {
    const rows = here().map((each) => {
      const row = document.createElement("li");
      const open = button(each.title, null, () => choose(each.id));
      open.className = "open";
      if (each.id === current) open.setAttribute("aria-current", "true");
      row.append(
        open,
        button(_("Rename"), _("Rename %(title)s", { title: each.title }), () => rename(row, each)),
        button(_("Delete"), _("Delete %(title)s", { title: each.title }), () => remove(each)),
      );
      return row;
    });
    const history = document.getElementById("history");
    history.querySelector("ul").replaceChildren(...rows);
    history.querySelector(".empty").hidden = rows.length > 0;
  }

  // Another tab has written to the conversation that is open here.
  addEventListener("storage", (event) => {
    if (current && event.key === entry(current)) byline.emit("merged");
  });

  document.addEventListener(
    "beforetoggle",
    (event) => {
      if (event.target.id === "history" && event.newState === "open") list();
    },
    true,
  );
  byline.action("new", () => choose(null));
  byline.action("clear", async () => {
    document.getElementById("history").hidePopover();
    if (!conversations.turns().length) return;
    if (!(await byline.confirm(_("Clear this conversation? Its questions and answers are deleted."), _("Clear"))))
      return;
    conversations.keep([]);
    choose(null);
  });
})();
