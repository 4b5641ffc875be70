// A live conversation: what is said appears by itself, and what one says is sent without leaving the page.
"use strict";
const said = document.querySelector("[data-said]");
if (said) {
  const form = document.querySelector("[data-say]");
  const unsent = document.getElementById("unsent");
  const title = document.title;
  const parse = (html) => new DOMParser().parseFromString(html, "text/html");
  function complain(text) {
    unsent.textContent = text;
    unsent.hidden = !text;
  }

  // What came is known by its version: after a break nothing is missing, and nothing is there twice.
  function put(html) {
    const entries = [...parse(`<ol>${html}</ol>`).querySelectorAll("li")].filter((entry) => !document.getElementById(entry.id));
    said.append(...entries);
    if (!entries.length) return;
    if (document.hidden) document.title = `● ${title}`;
    (form ?? said.lastElementChild).scrollIntoView({ block: "end" });
  }
  document.addEventListener("visibilitychange", () => { if (!document.hidden) document.title = title; });

  const pause = 5000, later = 60000;
  let source;
  function connect() {
    source = new EventSource(said.dataset.said);
    source.addEventListener("said", (event) => put(event.data));
    source.addEventListener("presence", (event) => {
      const place = document.getElementById("presence");
      if (place.textContent !== event.data) place.textContent = event.data;
    });
    source.addEventListener("chats", rooms);
    // It is not theirs any more: the page says so, unless that would lose what they type.
    source.addEventListener("changed", () => {
      source.close();
      if (form?.elements.text.value.trim()) complain(unsent.dataset.over);
      else location.reload();
    });
    source.addEventListener("full", () => again(later));
    source.addEventListener("error", () => { if (source.readyState === EventSource.CLOSED) again(pause); });
  }
  function again(time) {
    source.close();
    setTimeout(connect, time);
  }

  // Who waits, for those on duty: not too often.
  const list = document.querySelector("[data-rooms]");
  let timer;
  function rooms() {
    if (!list || timer) return;
    timer = setTimeout(async () => {
      timer = undefined;
      try {
        const answer = await fetch(list.dataset.rooms, { credentials: "same-origin" });
        const fresh = answer.ok && parse(await answer.text()).getElementById("part-rooms");
        if (fresh) list.replaceChildren(fresh);
      } catch (error) {
        console.warn(error.message);
      }
    }, 1000);
  }

  // The same key until it was taken: sent twice it is said once.
  const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  let isSending = false;
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = new FormData(form);
    const isEmpty = !body.get("text").trim() && !form.elements.file.files.length && !body.has("kept");
    if (isSending || isEmpty) return;
    body.set("quiet", "1");
    isSending = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
      if (answer.status === 204) {
        form.querySelectorAll(".kept").forEach((kept) => kept.remove());
        form.elements.text.value = form.elements.file.value = "";
        form.elements.key.value = newKey();
        complain("");
      } else {
        complain(parse(await answer.text()).querySelector(".problem, main p")?.textContent ?? unsent.dataset.unsent);
      }
    } catch (error) {
      complain(unsent.dataset.unsent);
    }
    isSending = false;
    form.elements.text.focus();
  });
  form?.elements.text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });

  (form ?? said).scrollIntoView({ block: "end" });
  connect();
}
