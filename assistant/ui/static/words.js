// The words of the page's scripts: English as it stands in them, or as the server translates it (`spoken`).
(() => {
  "use strict";
  const { language, messages, form } = window.bylineWords.spoken;
  document.documentElement.lang = language;

  const figure = (number) => number.toLocaleString(language);
  const filled = (message, values) => message.replace(/%\((\w+)\)s|%%/g, (_found, name) => (name ? values[name] : "%"));

  window.bylineWords = {
    figure,
    _: (message, values = {}) => filled(messages[message] ?? message, values),
    ngettext: (one, several, number) => {
      const forms = messages[one] ?? [one, several];
      return filled(forms[Number(form(number))], { num: figure(number) });
    },
  };
})();
