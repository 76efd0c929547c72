// Files that are dropped anywhere on the page are added: else the browser would leave for the file.
(() => {
  "use strict";
  const bringsFiles = (event) => event.dataTransfer?.types.includes("Files");
  const mark = (on) => document.body.classList.toggle("dropping", on);

  addEventListener("dragover", (event) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    mark(true);
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) mark(false);
  });
  addEventListener("drop", (event) => {
    mark(false);
    if (!bringsFiles(event) || event.target.closest?.("#drop")) return; // Gradio takes what falls on its own field
    event.preventDefault();
    const input = document.querySelector("#drop input[type=file]");
    if (!input || !event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
})();
