// Between Gradio's components and the page's own scripts: messages both ways, actions, and what belongs to no one part.
(() => {
  "use strict";
  const { _ } = window.bylineWords;
  const ALIVE_EVERY = 4000;
  const listeners = {};
  const actions = {};
  const waiting = [];
  let trigger = null;
  let missed = 0;

  const byline = {
    on(name, listener) {
      listeners[name] ||= [];
      listeners[name].push(listener);
    },
    emit(name, ...details) {
      for (const listener of listeners[name] || []) listener(...details);
    },
    action(name, act) {
      actions[name] = act;
    },
    connect(gradioTrigger) {
      trigger = gradioTrigger;
      for (const message of waiting.splice(0)) trigger(...message);
      byline.emit("ready");
    },
    send(name, data = {}) {
      if (trigger) trigger(name, data);
      else waiting.push([name, data]);
    },
    shown(part, element) {
      byline.emit(`shown:${part}`, element);
      byline.emit("shown", part, element);
    },
    told(name, value) {
      if (value) byline.emit(`told:${name}`, value);
    },
    element(html) {
      const template = document.createElement("template");
      template.innerHTML = html;
      return template.content.firstElementChild;
    },
    toast(words) {
      const toast = document.getElementById("toast");
      toast.textContent = words;
      clearTimeout(toast.timer);
      toast.timer = setTimeout(() => toast.replaceChildren(), 4000);
    },
    confirm(what, yes) {
      const dialog = document.getElementById("confirm");
      dialog.querySelector("p").textContent = what;
      dialog.querySelector("[value=yes]").textContent = yes;
      dialog.returnValue = "no";
      dialog.showModal();
      return new Promise((resolve) => {
        dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
      });
    },
    get calm() {
      return matchMedia("(prefers-reduced-motion: reduce)").matches;
    },
  };
  window.byline = byline;

  document.addEventListener("click", (event) => {
    const target = event.target.closest?.("[data-action]");
    if (target) actions[target.dataset.action]?.(target, event);
  });

  byline.action("close-dialog", (target) => target.closest("dialog").close("no"));

  byline.action("log-out", async () => {
    const left = await fetch("logout", { method: "POST" }).catch(() => null);
    if (left?.ok) location.assign("login");
    else byline.toast(_("You are still logged in: the server does not answer. Try again."));
  });

  byline.action("theme", () => {
    const dark = document.body.classList.toggle("dark");
    localStorage.setItem("byline.theme", dark ? "dark" : "light");
  });
  byline.on("ready", () => {
    const theme = localStorage.getItem("byline.theme");
    if (theme) document.body.classList.toggle("dark", theme === "dark");
  });

  async function lookAlive() {
    try {
      await fetch("alive", { cache: "no-store", signal: AbortSignal.timeout(3000) });
      if (missed >= 2) byline.toast(_("Connected again."));
      missed = 0;
    } catch {
      missed += 1;
    }
    const banner = document.getElementById("lost");
    if (!banner) return;
    if (banner.hidden && missed === 2) byline.emit("lost");
    banner.hidden = missed < 2;
  }
  setInterval(lookAlive, ALIVE_EVERY);
  addEventListener("offline", lookAlive);
})();
