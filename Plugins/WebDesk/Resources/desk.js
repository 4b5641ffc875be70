// Pages work without this; with it, suggestions come while one writes, fields follow their conditions, files can be
// dropped and pasted, and a queue is worked through from the keyboard.
"use strict";
document.documentElement.classList.add("js");

// Suggestions, a third of a second after the last letter.
for (const input of document.querySelectorAll("[data-suggest]")) {
  const place = document.getElementById("suggestions");
  let timer, asked = "", controller;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const text = input.value.trim();
      if (text === asked || text.length < 4) return;
      asked = text;
      controller?.abort();
      controller = new AbortController();
      try {
        const address = `${input.dataset.suggest}?text=${encodeURIComponent(text)}`;
        const answer = await fetch(address, { signal: controller.signal, credentials: "same-origin" });
        // What comes is a part of a page that this site made and escaped.
        if (answer.ok) place.innerHTML = await answer.text();
      } catch (error) {
        if (error.name !== "AbortError") console.warn(error);
      }
    }, 300);
  });
}

// Another choice of what it is about brings its questions; what was typed elsewhere stays.
for (const select of document.querySelectorAll("[data-fields]")) {
  select.addEventListener("change", async () => {
    const answer = await fetch(`${select.dataset.fields}?about=${encodeURIComponent(select.value)}`, { credentials: "same-origin" });
    if (!answer.ok) return;
    document.getElementById("fields").innerHTML = await answer.text();
    follow();
  });
}

// Fields that are asked only after some answers.
function follow() {
  for (const field of document.querySelectorAll("[data-depends]")) {
    const source = field.closest("form").elements[field.dataset.depends];
    const isAsked = source && !source.closest("[hidden]") && field.dataset.values.split("\u001f").includes(source.value);
    field.hidden = !isAsked;
    for (const input of field.querySelectorAll("input, select, textarea")) input.disabled = !isAsked;
  }
}
document.addEventListener("input", follow);
follow();

// Files by dropping and pasting.
for (const form of document.querySelectorAll("[data-drop]")) {
  const input = form.querySelector("input[type=file]");
  function add(files) {
    const all = new DataTransfer();
    for (const file of [...input.files, ...files]) all.items.add(file);
    input.files = all.files;
  }
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("drop"); });
  form.addEventListener("dragleave", () => form.classList.remove("drop"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("drop");
    add(event.dataTransfer.files);
  });
  form.addEventListener("paste", (event) => { if (event.clipboardData.files.length) add(event.clipboardData.files); });
}

// Nothing is sent twice by a second click; its key would make that harmless as well.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method !== "post") return;
  setTimeout(() => { for (const button of event.target.querySelectorAll("button")) button.disabled = true; });
});
window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button:disabled")) button.disabled = false;
});

// The keyboard. Single letters can be turned off (WCAG 2.1.4).
let keys = localStorage.getItem("desk-keys") !== "off";
for (const button of document.querySelectorAll("[data-keys]")) {
  const show = () => button.setAttribute("aria-pressed", String(!keys));
  button.addEventListener("click", () => {
    keys = !keys;
    localStorage.setItem("desk-keys", keys ? "on" : "off");
    show();
  });
  show();
}
const rows = [...document.querySelectorAll("table.queue tbody tr")];
let current = -1;
function choose(index) {
  if (!rows.length) return;
  rows[current]?.classList.remove("chosen");
  current = Math.max(0, Math.min(rows.length - 1, index));
  rows[current].classList.add("chosen");
  rows[current].querySelector("a").focus();
}
document.addEventListener("keydown", (event) => {
  const place = event.target;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && place.matches(".reply textarea")) return place.form.requestSubmit();
  if (!keys || event.ctrlKey || event.metaKey || event.altKey || place.matches("input:not([type=checkbox]), textarea, select")) return;
  switch (event.key) {
    case "j": choose(current + 1); break;
    case "k": choose(current - 1); break;
    case "x": {
      const box = rows[current]?.querySelector("input[type=checkbox]");
      if (box) box.checked = !box.checked;
      break;
    }
    case "r": focus("#reply", event); break;
    case "/": focus("input[type=search]", event); break;
    case "t": document.querySelector("[data-key=t]")?.click(); break;
    case "u": {
      const queue = document.querySelector(".top nav a[href$='/queue']");
      if (queue) location.href = queue.href;
      break;
    }
  }
});
function focus(selector, event) {
  const target = document.querySelector(selector);
  if (!target) return;
  event.preventDefault();
  target.focus();
}
