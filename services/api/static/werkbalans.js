"use strict";
// Enhancements only: every page works without this file.
function enhance(root) {
  for (const button of root.querySelectorAll(".print-button")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  root.querySelectorAll("form[data-passkey]").forEach(passkeys);
  const wrong = root.querySelector("[data-focus]");
  if (wrong) wrong.focus();
}
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
// Asks the browser for a passkey (WebAuthn): its answer goes along in the form's own field.
async function ask(form) {
  if (form.dataset.passkey === "make") {
    const options = JSON.parse(form.dataset.options);
    options.challenge = bytes(options.challenge);
    options.user.id = bytes(options.user.id);
    for (const known of options.excludeCredentials || []) known.id = bytes(known.id);
    return navigator.credentials.create({ publicKey: options });
  }
  const options = await (await fetch("/inloggen/toegangssleutel", { credentials: "same-origin" })).json();
  options.challenge = bytes(options.challenge);
  return navigator.credentials.get({ publicKey: options });
}
function answered(given) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (given.response[name]) response[name] = text(given.response[name]);
  const whole = { id: given.id, rawId: text(given.rawId), type: given.type, response, clientExtensionResults: {} };
  return JSON.stringify(whole);
}
function passkeys(form) {
  const button = form.querySelector("[data-passkey-button]");
  if (!button || !window.PublicKeyCredential) return;
  const missing = form.querySelector("[data-passkey-missing]");
  const problem = form.querySelector("[data-passkey-problem]");
  const field = form.elements[form.dataset.field || "passkey"];
  button.hidden = false;
  if (missing) missing.hidden = true;
  async function go(event) {
    if (field.value) return;
    event.preventDefault();
    problem.hidden = true;
    try {
      field.value = answered(await ask(form));
    } catch {
      problem.hidden = false;
      return;
    }
    form.submit();
  }
  if (form.dataset.passkey === "make") form.addEventListener("submit", go);
  else button.addEventListener("click", go);
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
