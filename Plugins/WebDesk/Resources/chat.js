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

  // What came is known by its version: after a break nothing is missing, and nothing is there twice. Who reads further
  // up stays there.
  let version = Number(said.dataset.version), timer;
  function put(html, last) {
    const entries = [...parse(`<ol>${html}</ol>`).querySelectorAll("li")].filter((entry) => !document.getElementById(entry.id));
    const isAtEnd = scrollY + innerHeight > document.documentElement.scrollHeight - 300;
    said.append(...entries);
    version = Math.max(version, last);
    seen();
    if (!entries.length) return;
    if (document.hidden) document.title = `● ${title}`;
    if (isAtEnd) (form ?? said.lastElementChild).scrollIntoView({ block: "end" });
  }
  // Of what is before somebody's eyes there need be no mail.
  function seen() {
    if (document.hidden || timer || !version) return;
    timer = setTimeout(() => {
      timer = undefined;
      post(said.dataset.seen, new URLSearchParams({ version })).catch((error) => console.warn(error.message));
    }, 3000);
  }
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    document.title = title;
    seen();
  });
  const post = (address, body) => fetch(address, { method: "POST", body, credentials: "same-origin", signal: AbortSignal.timeout(60000) });

  // A stream that ends is opened again by the browser. One that is refused has a reason, which the page knows.
  const [shortest, longest] = [2000, 60000];
  let source, pause = shortest;
  function connect() {
    source = new EventSource(said.dataset.said);
    source.addEventListener("open", () => {
      pause = shortest;
      send();
    });
    source.addEventListener("said", (event) => put(event.data, Number(event.lastEventId)));
    source.addEventListener("presence", (event) => {
      const place = document.getElementById("presence");
      if (place.textContent !== event.data) place.textContent = event.data;
    });
    source.addEventListener("chats", rooms);
    // It is not theirs any more: the page says so, unless that would lose what they type.
    source.addEventListener("changed", over);
    source.addEventListener("full", () => { pause = longest; again(); });
    source.addEventListener("error", () => { if (source.readyState === EventSource.CLOSED) again(); });
  }
  function over() {
    source.close();
    if (form?.elements.text.value.trim() || outbox.length) complain(unsent.dataset.over);
    else location.reload();
  }
  async function again() {
    source.close();
    try {
      const answer = await fetch(said.dataset.page, { credentials: "same-origin" });
      if (answer.redirected || [401, 403, 404].includes(answer.status)) return over();
      const page = answer.ok && parse(await answer.text());
      // Without a stream the page is still as new as this.
      if (page) put(page.getElementById("said").innerHTML, Number(page.getElementById("said").dataset.version));
    } catch (error) {
      console.warn(error.message);
    }
    setTimeout(connect, pause * (0.5 + Math.random()));
    pause = Math.min(pause * 2, longest);
  }

  // Who waits, for those on duty: not too often.
  const list = document.querySelector("[data-rooms]");
  let waiting;
  function rooms() {
    if (!list || waiting) return;
    waiting = setTimeout(async () => {
      waiting = undefined;
      try {
        const answer = await fetch(list.dataset.rooms, { credentials: "same-origin" });
        const page = answer.ok && parse(await answer.text());
        const fresh = page && page.getElementById("part-rooms");
        if (!fresh) return;
        // Whoever has answered has it: there is nothing left to take, and one less waits.
        const waiting = page.getElementById("part-waiting");
        if (waiting) document.getElementById("part-waiting")?.replaceChildren(...waiting.childNodes);
        const number = list.dataset.number;
        if (fresh.querySelector(`[data-row="${number}"][data-mine]`)) document.getElementById("part-take")?.replaceChildren();
        const focus = document.activeElement?.closest("[data-row]")?.dataset.row;
        list.replaceChildren(fresh);
        if (focus) list.querySelector(`[data-row="${focus}"]`)?.focus({ preventScroll: true });
      } catch (error) {
        console.warn(error.message);
      }
    }, 1000);
  }

  // What is said leaves the form at once and is sent in its order, each with a key of its own: sent twice it is said
  // once. What cannot be sent waits, and is tried again.
  const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const outbox = [];
  let isSending = false, retry;
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    const body = new FormData(form);
    if (body.get("text").trim() || form.elements.file.files.length || body.has("kept")) {
      body.set("quiet", "1");
      body.set("key", newKey());
      outbox.push(body);
      form.querySelectorAll(".kept").forEach((kept) => kept.remove());
      form.elements.text.value = form.elements.file.value = "";
    }
    send();
  });
  async function send() {
    if (isSending) return;
    isSending = true;
    while (outbox.length) {
      const answer = await post(form.action, outbox[0]).catch(() => undefined);
      if (!answer || answer.status >= 500 || answer.status === 429) {
        complain([unsent.dataset.unsent, ...outbox.map((body) => body.get("text"))].join("\n"));
        clearTimeout(retry);
        retry = setTimeout(send, 5000);
        break;
      }
      const body = outbox.shift();
      complain("");
      if (answer.status === 204) continue;
      // Refused: it goes back to where it can be changed.
      const { text, file } = form.elements;
      text.value = [body.get("text"), text.value].filter((part) => part).join("\n");
      const files = new DataTransfer();
      for (const one of body.getAll("file")) if (one.name) files.items.add(one);
      if (files.files.length) file.files = files.files;
      complain(parse(await answer.text()).querySelector(".problem, main p")?.textContent ?? unsent.dataset.unsent);
      break;
    }
    isSending = false;
  }
  form?.elements.text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });

  (form ?? said).scrollIntoView({ block: "end" });
  seen();
  connect();
}
