// Who said what: one speaker's statements in full, and names that a person joins or parts.
(() => {
  "use strict";
  const byline = window.byline;
  const { _ } = window.bylineWords;

  const given = (target) => JSON.parse(target.closest("article").dataset.given);
  const again = (target, decided) => byline.report("claims", [...given(target), ...decided]);

  byline.action("all-of-speaker", (target) => {
    const [, only, sort, own] = given(target);
    byline.report("claims", [target.dataset.query, only, sort, own]);
  });

  byline.action("part-speaker", (target) => {
    const { one, other } = target.dataset;
    again(target, [{ one: JSON.parse(one), other: JSON.parse(other), joined: false }]);
  });

  byline.action("join-speaker", (target) => {
    const input = target.closest(".names").querySelector("input");
    const names = [...document.getElementById("names-of-speakers").options];
    const chosen = names.find((each) => each.value === input.value.trim());
    if (!chosen) {
      byline.toast(
        input.value ? _("Nobody here is called “%(name)s”.", { name: input.value }) : _("Choose a name first."),
      );
      input.focus();
      return;
    }
    again(target, [{ one: JSON.parse(input.dataset.one), other: JSON.parse(chosen.dataset.form), joined: true }]);
  });
})();
