// Enhances pages that already work without it. Nothing here is needed to search, read or cite.
"use strict";

const said = document.getElementById("said");

/** Let screen readers hear what changed. */
function say(words) {
  said.textContent = "";
  setTimeout(() => { said.textContent = words; }, 50);
}

/* Copying */

async function copyWords(words, button) {
  if (navigator.clipboard) await navigator.clipboard.writeText(words);
  else copyOldWay(words); // where the service is not behind https
  say("Copied");
  button.classList.add("done");
  setTimeout(() => button.classList.remove("done"), 2000);
}

function copyOldWay(words) {
  const area = document.createElement("textarea");
  area.value = words;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

function prepareCopying() {
  for (const button of document.querySelectorAll("button.copy[data-copy]")) {
    button.addEventListener("click", () => {
      copyWords(document.getElementById(button.dataset.copy).textContent.trim(), button);
    });
  }
}

/* Sharing, where the device can: a link given to another program of the phone */

function prepareSharing() {
  for (const button of document.querySelectorAll("button[data-share]")) {
    button.hidden = !navigator.share;
    button.addEventListener("click", () => {
      const text = document.getElementById("citation").textContent;
      navigator.share({ title: document.title, text, url: button.dataset.share }).catch(() => {});
    });
  }
}

/* Selected words of a report, copied as a quotation with citation and link */

/**
 * An address that opens with the words highlighted (URL Fragment Text Directives). Long words, and
 * those of several lines, are named by how they begin and end.
 */
function addressOf(address, words) {
  const encoded = (some) => encodeURIComponent(some.join(" ")).replace(/-/g, "%2D");
  const lines = words.trim().split(/\s*\n\s*/).map((line) => line.split(/\s+/));
  const [first, last] = [lines[0], lines.at(-1)];
  const text = lines.length > 1 || first.length > 12
    ? `${encoded(first.slice(0, 5))},${encoded(last.slice(-5))}`
    : encoded(first);
  return `${address}#:~:text=${text}`;
}

/** The words selected within one paragraph. A triple click selects up to the next one's start. */
function selectedWords() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0).cloneRange();
  const start = range.startContainer;
  const text = (start.nodeType === Node.TEXT_NODE ? start.parentElement : start).closest(".words");
  const paragraph = text?.closest("[data-citation], .paragraph");
  if (!paragraph) return null;
  const beyond = document.createRange();
  beyond.setStartAfter(text);
  beyond.setEnd(range.endContainer, range.endOffset);
  if (!text.contains(range.endContainer)) {
    if (plain(beyond)) return null;
    range.setEnd(text, text.childNodes.length);
  }
  const words = String(range).trim();
  return words ? { words, whole: wholeWords(range, text), paragraph, text } : null;
}

/** The words of a range that are not those of our own button. */
const plain = (range) => String(range).replace("Copy quotation", "").trim();

/** The whole words that a range of a text touches: a text fragment matches only those. */
function wholeWords(range, text) {
  const before = document.createRange();
  before.selectNodeContents(text);
  before.setEnd(range.startContainer, range.startOffset);
  const start = String(before).length;
  const all = text.textContent;
  const inner = String(range);
  const head = /^\s/.test(inner) ? "" : all.slice(0, start).match(/[\p{L}\p{N}’']*$/u)[0];
  const rest = all.slice(start + inner.length);
  const tail = /\s$/.test(inner) ? "" : rest.match(/^[\p{L}\p{N}’']*/u)[0];
  return head + inner + tail;
}

/** How a paragraph is cited, and its address: its own, or made of what its report gives. */
function sourceOf(paragraph) {
  const { citation, url, place } = paragraph.dataset;
  if (citation) return { citation, url: url ?? paragraph.querySelector(".hit-head a").href };
  const { cited, base } = paragraph.closest("[data-cited]").dataset;
  const name = place ?? paragraph.querySelector(".number").getAttribute("aria-label");
  return { citation: `${cited}, ${name}`, url: base + paragraph.id.slice(2) };
}

function prepareQuoting() {
  if (!document.querySelector("[data-citation], .paragraph")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy quote";
  button.textContent = "Copy quotation";
  let selected = null;
  let timer = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const now = selectedWords();
      if (now) (selected = now).text.after(button);
      else if (document.activeElement !== button) button.remove();
    }, 200);
  });
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    const { citation, url } = sourceOf(selected.paragraph);
    copyWords(`“${selected.words}” (${citation}) ${addressOf(url, selected.whole)}`, button);
  });
}

/* From hit to hit in a report */

function prepareStepping() {
  const links = [...document.querySelectorAll(".hits-bar ol a")];
  let at = -1;
  for (const button of document.querySelectorAll(".hits-bar button[data-step]")) {
    button.addEventListener("click", () => {
      const here = links.findIndex((link) => link.hash === location.hash);
      at = (here >= 0 ? here : at) + Number(button.dataset.step);
      at = (at + links.length) % links.length;
      location.hash = links[at].hash;
      say(`${links[at].getAttribute("aria-label")}, ${at + 1} of ${links.length}`);
    });
  }
}

/* Contents that follow the reading */

function prepareContents() {
  const links = new Map([...document.querySelectorAll(".contents a")].map((a) => [a.hash, a]));
  const places = [...links.keys()].map((hash) => document.getElementById(hash.slice(1)));
  if (!places.length) return;
  let current = null;
  const follow = () => {
    const passed = places.filter((place) => place?.getBoundingClientRect().top < 160);
    const link = links.get(`#${(passed.at(-1) ?? places[0])?.id}`);
    if (link === current) return;
    current?.removeAttribute("aria-current");
    current = link;
    current?.setAttribute("aria-current", "true");
    const list = current?.closest(".contents");
    if (list && list.scrollHeight > list.clientHeight) {
      list.scrollTop = current.offsetTop - list.clientHeight / 2;
    }
  };
  let waiting = false;
  document.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  }, { passive: true });
  follow();
}

/* Filters, order and pages without a reload */

/** The filter or order that was used, in the page as it is now. */
const control = (key) => key && document.querySelector(`#results [data-key="${CSS.escape(key)}"]`);

async function showResults(address, key) {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const results = page.getElementById("results");
  if (!answer.ok || !results) { location.href = address; return; }
  const before = control(key)?.getBoundingClientRect().top;
  document.getElementById("results").replaceWith(document.importNode(results, true));
  document.title = page.title;
  for (const form of document.querySelectorAll("header form[role=search]")) {
    const fresh = page.querySelector("header form[role=search]");
    if (fresh) form.querySelectorAll("input[type=hidden]").forEach((input) => input.remove());
    fresh?.querySelectorAll("input[type=hidden]").forEach((input) => form.append(input));
  }
  const same = control(key);
  if (same) {
    same.focus({ preventScroll: true });
    window.scrollBy(0, same.getBoundingClientRect().top - before); // it stays under the finger
  } else document.getElementById("main").focus({ preventScroll: Boolean(key) });
  if (!key) window.scrollTo(0, 0);
  say(document.querySelector("#results [data-say]")?.textContent ?? "");
}

function prepareResults() {
  if (!document.getElementById("results")) return;
  let shown = location.search;
  const go = (address, key) => {
    history.pushState(null, "", address);
    shown = location.search;
    showResults(address, key);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#results a[data-stay]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(link.href.baseVal ?? link.href, link.dataset.key);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("#results form[data-stay]");
    if (!form) return;
    event.preventDefault();
    const fields = [...new FormData(form)].filter(([, value]) => value);
    go(`${form.action}?${new URLSearchParams(fields)}`, form.querySelector("select").dataset.key);
  });
  window.addEventListener("popstate", () => {
    if (location.search === shown) return; // only the fragment changed
    shown = location.search;
    showResults(location.href, null);
  });
}

/* Suggestions: a combobox as the ARIA practices describe it, list autocomplete */

function prepareSuggestions(input, number) {
  const source = document.body.dataset.suggest;
  if (!source) return;
  const list = document.createElement("ul");
  list.id = `suggestions-${number}`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  input.closest("form").append(list);
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  input.setAttribute("aria-controls", list.id);
  let chosen = -1;
  let typed = "";
  let timer = 0;
  let asked = 0;

  const options = () => [...list.children];
  /** What is shown now stays: no later answer may change the list under the reader's hands. */
  function settle() {
    clearTimeout(timer);
    asked += 1;
  }
  function close() {
    settle();
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function choose(place) {
    options()[chosen]?.setAttribute("aria-selected", "false");
    chosen = place;
    const option = options()[chosen];
    option?.setAttribute("aria-selected", "true");
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    input.value = option ? option.textContent : typed;
  }
  function show(words) {
    list.replaceChildren(...words.map((text, place) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.textContent = text;
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        input.value = text;
        input.form.requestSubmit();
      });
      return option;
    }));
    chosen = -1;
    list.hidden = !words.length;
    input.setAttribute("aria-expanded", String(words.length > 0));
    if (words.length) say(`${words.length} suggestion${words.length === 1 ? "" : "s"}`);
  }
  async function ask() {
    const number = ++asked;
    if (typed.trim().length < 2) { close(); return; }
    try {
      const answer = await fetch(`${source}?q=${encodeURIComponent(typed)}`);
      if (!answer.ok) return;
      const words = (await answer.json())[1];
      if (number === asked && document.activeElement === input) show(words);
    } catch { /* without suggestions the box still searches */ }
  }
  input.addEventListener("input", () => {
    typed = input.value;
    clearTimeout(timer);
    timer = setTimeout(ask, 80);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const last = options().length - 1;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      choose(-1);
      close();
    } else if (event.key === "ArrowDown" && !list.hidden) {
      event.preventDefault();
      settle();
      choose(chosen < last ? chosen + 1 : -1);
    } else if (event.key === "ArrowUp" && !list.hidden) {
      event.preventDefault();
      settle();
      choose(chosen < 0 ? last : chosen - 1);
    }
  });
}

/* "/" moves to the search box */

function prepareKeys() {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    document.querySelector("form[role=search] input[type=search]").select();
    document.querySelector("form[role=search] input[type=search]").focus();
  });
}

prepareCopying();
prepareSharing();
prepareQuoting();
prepareStepping();
prepareContents();
prepareResults();
document.querySelectorAll("form.box[data-suggests] input[type=search]").forEach(prepareSuggestions);
prepareKeys();
