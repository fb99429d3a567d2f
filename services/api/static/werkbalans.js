"use strict";
// Enhancements only: every page works without this file.
function enhance(root) {
  for (const button of root.querySelectorAll(".print-button")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  const wrong = root.querySelector("[data-focus]");
  if (wrong) wrong.focus();
}
document.addEventListener("DOMContentLoaded", () => enhance(document));
document.addEventListener("htmx:afterSettle", () => enhance(document));
