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
let path = location.pathname;
document.addEventListener("htmx:afterSettle", (event) => {
  enhance(event.target);
  // Another page: begin at its content, so that a screen reader tells of it. The same page: stay where one was.
  if (location.pathname !== path) {
    path = location.pathname;
    if (!document.querySelector("[data-focus]")) document.getElementById("inhoud").focus({ preventScroll: true });
  }
});
