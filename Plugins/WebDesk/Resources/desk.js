// Pages work without this; with it, suggestions come while one writes, fields follow their conditions, files can be
// dropped and pasted, a queue is worked through from the keyboard, and what happens elsewhere shows by itself.
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
    for (const input of field.querySelectorAll("input, select, textarea")) {
      input.disabled = !isAsked;
      input.required = isAsked && "required" in input.dataset;
    }
  }
}
for (const type of ["input", "change"]) document.addEventListener(type, follow);
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

// What is wrong with what a form has sent, above it.
function complain(form, text) {
  const problem = document.createElement("p");
  problem.className = "problem";
  problem.setAttribute("role", "alert");
  problem.textContent = text ?? "";
  form.querySelector(".problem")?.remove();
  form.prepend(problem);
}

// Files show how far they are. Where they are taken one goes on as the form would have; what is refused is shown.
for (const form of document.querySelectorAll("form[enctype='multipart/form-data']:not([data-say])")) {
  form.addEventListener("submit", (event) => {
    const files = [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
    if (event.defaultPrevented || !files.length || "plain" in form.dataset) return;
    event.preventDefault();
    const data = new FormData(form);
    if (event.submitter?.name) data.append(event.submitter.name, event.submitter.value);
    const bar = document.createElement("progress");
    bar.setAttribute("aria-label", files.map((file) => file.name).join(", "));
    form.append(bar);
    const buttons = [...form.querySelectorAll("button:enabled")];
    for (const button of buttons) button.disabled = true;
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (step) => { bar.max = step.total; bar.value = step.loaded; });
    request.addEventListener("load", () => {
      if (request.status < 400) return location.assign(request.responseURL);
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      if (request.status === 401) {
        // What was typed stays: there is no page to send it from any more.
        bar.remove();
        for (const button of buttons) button.disabled = false;
        return complain(form, page.querySelector("main p:not(.asking)")?.textContent);
      }
      document.body.replaceWith(page.body);
      scrollTo(0, 0);
    });
    request.addEventListener("error", () => {
      bar.remove();
      for (const button of buttons) button.disabled = false;
      // As without this: the browser says what is wrong with its connection.
      form.dataset.plain = "";
      form.requestSubmit(event.submitter);
    });
    request.open("POST", event.submitter?.hasAttribute("formaction") ? event.submitter.formAction : form.action);
    request.send(data);
  });
}

// Nothing is sent twice by a second click; its key would make that harmless as well.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method !== "post") return;
  setTimeout(() => { for (const button of event.target.querySelectorAll("button")) button.disabled = true; });
});
window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button:disabled")) button.disabled = false;
});

// A ready reply is put behind what was typed.
document.querySelector("[data-canned]")?.addEventListener("click", async (event) => {
  event.preventDefault();
  const { canned, text } = event.target.form.elements;
  if (!canned.value) return canned.focus();
  const body = new URLSearchParams({ canned: canned.value, quiet: "1" });
  const answer = await fetch(event.target.formAction, { method: "POST", body, credentials: "same-origin" });
  const got = await answer.text();
  // What was begun is not sent by this, whatever comes back.
  if (!answer.ok) return complain(event.target.form, new DOMParser().parseFromString(got, "text/html").querySelector(".problem, main p")?.textContent);
  text.value = [text.value.trimEnd(), got].filter((part) => part).join("\n\n");
  canned.value = "";
  text.focus();
  text.dispatchEvent(new Event("input", { bubbles: true }));
});

// The keyboard. Single letters can be turned off (WCAG 2.1.4).
// In a frame of another site a browser may keep nothing.
function kept(change, storage = () => localStorage) {
  try { return change(storage()); } catch (error) { console.warn(error.message); }
}
// As long as the tab is open.
const inTab = (change) => kept(change, () => sessionStorage);
let keys = kept((storage) => storage.getItem("desk-keys")) !== "off";
for (const button of document.querySelectorAll("[data-keys]")) {
  const show = () => button.setAttribute("aria-pressed", String(!keys));
  button.addEventListener("click", () => {
    keys = !keys;
    kept((storage) => storage.setItem("desk-keys", keys ? "on" : "off"));
    show();
  });
  show();
}
// What was ticked in a list that came back with what was wrong.
for (const number of document.querySelector("[data-ticked]")?.dataset.ticked.split(" ") ?? []) {
  const box = document.querySelector(`[data-row="${number}"] input[type=checkbox]`);
  if (box) box.checked = true;
}
const queue = () => [...document.querySelectorAll("table.queue tbody tr")];
let current = -1;
function choose(index) {
  const rows = queue();
  if (!rows.length) return;
  rows[current]?.classList.remove("chosen");
  current = Math.max(0, Math.min(rows.length - 1, index));
  rows[current].classList.add("chosen");
  rows[current].querySelector("a").focus();
}
document.addEventListener("keydown", (event) => {
  const place = event.target;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && place.matches(".reply textarea")) {
    return place.form.requestSubmit(place.form.matches(".noting") ? place.form.querySelector(".note-button") : undefined);
  }
  if (event.key === "Escape" && place.matches("textarea, input:not([type=checkbox])")) return place.blur();
  if (!keys || event.ctrlKey || event.metaKey || event.altKey || place.matches("input:not([type=checkbox]), textarea, select")) return;
  switch (event.key) {
    case "j": choose(current + 1); break;
    case "k": choose(current - 1); break;
    case "x": {
      const box = queue()[current]?.querySelector("input[type=checkbox]");
      if (box) box.checked = !box.checked;
      break;
    }
    case "r": write(event, false); break;
    case "n": write(event, true); break;
    case "s": focus("#resolution", event); break;
    case "?": document.querySelector(".keys")?.classList.toggle("shown"); break;
    case "Escape": document.querySelector(".keys")?.classList.remove("shown"); break;
    case "/": {
      const filter = document.querySelector("details.filter");
      if (filter) filter.open = true;
      focus("details.filter select, input[type=search]", event);
      break;
    }
    case "t": {
      // In a list, what is ticked, or where one is.
      const box = queue()[current]?.querySelector("input[type=checkbox]");
      if (box && !document.querySelector("table.queue input:checked")) box.checked = true;
      document.querySelector("[data-key=t]")?.click();
      break;
    }
    case "u": {
      // Back to where one was in the list, if one comes from there.
      if (document.referrer && new URL(document.referrer).pathname.endsWith("/queue")) { history.back(); break; }
      const link = document.querySelector(".top nav a[href$='/queue']");
      if (link) location.href = link.href;
      break;
    }
  }
});
// A reply, or a note for the team: which of them Ctrl and Enter send stands above it.
const replyForm = () => document.querySelector("form.reply:not([data-say])");
function writeNote(isNote) {
  const [form, label] = [replyForm(), document.querySelector("label[for=reply]")];
  if (!form?.dataset.note || !label) return;
  form.classList.toggle("noting", isNote);
  label.dataset.reply ??= label.textContent;
  label.textContent = isNote ? form.dataset.note : label.dataset.reply;
  remember();
}
function write(event, isNote) {
  if (isNote && !replyForm()?.dataset.note) return;
  writeNote(isNote);
  const place = document.getElementById("live");
  if (place && replyForm()?.dataset.note) place.textContent = document.querySelector("label[for=reply]").textContent;
  focus("#reply", event);
}
// What was begun is there again whatever else is done on the page, until it was taken: a note as a note, and never where
// there are none. It is somebody’s own: whoever comes after them in the tab finds nothing.
const own = `${document.querySelector(".who span")?.textContent ?? ""} ${location.pathname.replace(/\/[a-z-]+$/, "")}`;
const [draftKey, noteKey, sentKey] = ["draft", "note", "sent"].map((name) => `desk-${name} ${own}`);
for (const form of document.querySelectorAll(".who form, .people")) {
  form.addEventListener("submit", () => inTab((storage) => {
    for (const key of Object.keys(storage)) if (/^desk-(draft|note|sent) /.test(key)) storage.removeItem(key);
  }));
}
function remember() {
  const [form, text] = [replyForm(), replyForm()?.elements.text.value];
  inTab((storage) => {
    for (const key of [draftKey, noteKey]) storage.removeItem(key);
    if (text) storage.setItem(form.matches(".noting") ? noteKey : draftKey, text);
  });
}
if (replyForm()) {
  const form = replyForm(), area = form.elements.text;
  const wasTaken = inTab((storage) => storage.getItem(sentKey)) && document.querySelector("#end .done");
  inTab((storage) => {
    for (const key of wasTaken ? [sentKey, draftKey, noteKey] : [sentKey]) storage.removeItem(key);
  });
  const note = form.dataset.note && inTab((storage) => storage.getItem(noteKey));
  if (!area.value) area.value = note || (inTab((storage) => storage.getItem(draftKey)) ?? "");
  if (area.value) writeNote(form.matches(".noting") || area.value === note);
  area.addEventListener("input", remember);
  form.addEventListener("submit", (event) => {
    if (!event.submitter?.hasAttribute("formaction")) inTab((storage) => storage.setItem(sentKey, "1"));
  });
}
function focus(selector, event) {
  const target = document.querySelector(selector);
  if (!target) return;
  event.preventDefault();
  target.focus();
}

// What happens elsewhere is seen without loading the page again. What one is doing stays as it is.
const live = document.querySelector("[data-live]");
if (live) {
  const [pause, later] = [2000, 60000];
  // Whoever is on duty is so in the background as well.
  const isHidden = () => document.hidden && !("always" in live.dataset);
  const title = document.title;
  let source, timer, last = 0, isStale = false, isBusy = false, isDue = false, isOver = false;
  for (const type of ["input", "change"]) {
    document.addEventListener(type, (event) => event.target.closest("form")?.setAttribute("data-touched", ""));
  }
  // A form in which somebody has begun something is not replaced until they have gone on.
  const isInUse = (part) => part.querySelector("[data-touched]") || (part.querySelector("form") && part.contains(document.activeElement));
  const isTyped = () => document.querySelector("[data-touched]") || [...document.querySelectorAll("textarea")].some((area) => area.value.trim());
  function replace(part, fresh) {
    const picked = new Set([...part.querySelectorAll("[data-row] input:checked")].map((box) => box.value));
    const focus = document.activeElement?.closest("[data-row]")?.dataset.row;
    const tag = document.activeElement?.tagName;
    const chosen = part.querySelector(".chosen")?.dataset.row;
    if (chosen) current = -1;
    part.replaceChildren(...fresh.childNodes);
    for (const row of part.querySelectorAll("[data-row]")) {
      const box = row.querySelector("input[type=checkbox]");
      if (box) box.checked = picked.has(box.value);
      if (row.dataset.row === focus) row.querySelector(tag)?.focus({ preventScroll: true });
      if (row.dataset.row === chosen) {
        row.classList.add("chosen");
        current = queue().indexOf(row);
      }
    }
  }
  async function refresh() {
    const answer = await fetch(live.dataset.page, { credentials: "same-origin" });
    // Signed out, or it is not theirs any more: the page says which, unless that would lose what they type.
    if ([401, 403, 404].includes(answer.status) || answer.redirected) return end();
    if (!answer.ok) throw new Error(`${live.dataset.page}: ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    live.dataset.live = page.querySelector("[data-live]").dataset.live;
    for (const part of document.querySelectorAll("[data-part]")) {
      const fresh = page.getElementById(part.id);
      if (!fresh || fresh.innerHTML === part.innerHTML) continue;
      if (isInUse(part)) {
        isStale = true;
        continue;
      }
      const rows = (place) => place.querySelectorAll("[data-row]").length || place.childElementCount;
      const isLonger = rows(fresh) > rows(part) || (fresh.querySelector("[data-row]") && !part.querySelector("[data-row]"));
      replace(part, fresh);
      if ("announce" in part.dataset && isLonger) document.getElementById("live").textContent = live.dataset.news;
    }
    count();
  }
  // How many wait stands in the title, where it is seen from elsewhere.
  function count() {
    const waiting = document.querySelectorAll(".waiting").length;
    document.title = waiting ? `(${waiting}) ${title}` : title;
  }
  function end() {
    isOver = true;
    source?.close();
    if (!isTyped()) return location.assign(live.dataset.page);
    const place = document.getElementById("over");
    place.textContent = live.dataset.over;
    place.hidden = false;
  }
  // One at a time, not too often, and not all pages in the same moment.
  function changed() {
    isStale = true;
    isDue = isBusy;
    if (isHidden() || timer || isBusy || isOver) return;
    timer = setTimeout(async () => {
      [timer, isStale, isBusy, last] = [undefined, false, true, Date.now()];
      try {
        await refresh();
        isBusy = false;
        // It may have been made before what came meanwhile.
        if (isDue) changed();
      } catch (error) {
        console.warn(error.message);
        isStale = true;
        setTimeout(() => { isBusy = false; changed(); }, 10000);
      }
    }, Math.max(0, last + pause - Date.now()) + Math.random() * 500);
  }
  function connect() {
    if (isOver || isHidden()) return;
    source?.close();
    source = new EventSource(live.dataset.live);
    source.addEventListener("open", () => { wait = 2000; });
    source.addEventListener("changed", changed);
    source.addEventListener("presence", (event) => {
      const place = document.getElementById("presence");
      if (place.textContent !== event.data) place.textContent = event.data;
    });
    source.addEventListener("full", () => { wait = later; again(); });
    source.addEventListener("error", () => { if (source.readyState === EventSource.CLOSED) again(); });
  }
  // Refused, or there is no room: the page says why, or is made anew for now.
  let wait = 2000;
  async function again() {
    source.close();
    try {
      await refresh();
    } catch (error) {
      console.warn(error.message);
    }
    setTimeout(connect, wait * (0.5 + Math.random()));
    wait = Math.min(wait * 2, later);
  }
  // A browser has few connections to one host: pages that nobody sees have none.
  document.addEventListener("visibilitychange", () => {
    if (isHidden()) return source?.close();
    if (!("always" in live.dataset)) connect();
    if (isStale) changed();
  });
  document.addEventListener("focusout", () => { if (isStale) changed(); });
  count();
  connect();
}

// That somebody is writing.
for (const form of document.querySelectorAll("[data-writing]")) {
  let told = 0;
  form.addEventListener("input", () => {
    if (Date.now() - told < 4000) return;
    told = Date.now();
    fetch(form.dataset.writing, { method: "POST", credentials: "same-origin" }).catch((error) => console.warn(error.message));
  });
}
