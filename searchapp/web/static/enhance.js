// Enhances pages that already work without it: copying, and "/" to search.
"use strict";

const said = document.getElementById("said");

function say(words) {
  said.textContent = "";
  requestAnimationFrame(() => { said.textContent = words; });
}

async function copy(button) {
  const words = document.getElementById(button.dataset.copy).textContent.trim();
  await navigator.clipboard.writeText(words);
  say("Copied");
  button.classList.add("done");
  setTimeout(() => button.classList.remove("done"), 2000);
}

for (const button of document.querySelectorAll("button.copy")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", () => copy(button));
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  document.querySelector("form[role=search] input").focus();
});
