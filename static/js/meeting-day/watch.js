// What another clerk does at the same meeting comes to this page too, except into a box that is being typed in.
import { setWords, wordsOf } from "./boxes.js";
import { newKey } from "./queue.js";

const EVERY = 4000;
// By the mark the server tells texts alone while nothing else was recorded; now and then the page asks for all.
const ALL_EVERY = 5;

export function enableWatching(root, queue, boxes, steps) {
  const list = root.querySelector("[data-list]");
  const room = root.querySelector("[data-room]");

  const put = (place, html) => {
    if (place.dataset.html === html || place.contains(document.activeElement)) return false;
    place.dataset.html = html;
    place.innerHTML = html;
    return true;
  };

  // The boxes of an item as they are saved, without those that are typed in just now.
  const take = (section, fresh) => {
    for (const part of fresh.querySelectorAll("[data-lines]")) {
      section.querySelector(`[data-lines="${part.dataset.lines}"]`).innerHTML = part.innerHTML;
    }
    const known = new Set();
    for (const box of fresh.querySelectorAll("[data-box]")) {
      const { box: key } = box.dataset;
      known.add(key);
      if (!queue.has(key)) takeBox(section, boxes.find(key), box);
    }
    for (const box of section.querySelectorAll("[data-box]")) {
      const isNew = box.elements && !Number(box.elements.version.value);
      if (!known.has(box.dataset.box) && !queue.has(box.dataset.box) && !isNew) box.remove();
    }
    for (const name of ["parts", "clauses"]) arrange(section.querySelector(`[data-${name}]`), fresh.querySelector(`[data-${name}]`));
    section.dataset.linesNow = fresh.dataset.linesNow;
  };

  const takeBox = (section, old, box) => {
    const place = box.parentElement.hasAttribute("data-clauses") ? "[data-clauses]" : "[data-parts]";
    const isSameKind = old?.dataset.linesOf === box.dataset.linesOf;
    const hasCursor = Boolean(old?.contains(document.activeElement));
    if (!old) section.querySelector(place).append(box.cloneNode(true));
    else if (old.elements && isSameKind && (hasCursor || old.dataset.box.startsWith("entry-"))) {
      setWords(old, wordsOf(box));
      old.elements.version.value = box.elements.version.value;
    } else {
      const copy = box.cloneNode(true);
      old.replaceWith(copy);
      if (hasCursor) copy.querySelector("textarea")?.focus();
    }
  };

  // In the order of the server; new boxes of this page stay at the end.
  const arrange = (place, fresh) => {
    let after = null;
    for (const box of fresh.children) {
      const own = boxes.find(box.dataset.box);
      const wanted = after ? after.nextElementSibling : place.firstElementChild;
      if (own && own !== wanted && !own.contains(document.activeElement)) place.insertBefore(own, wanted);
      after = own ?? after;
    }
  };

  const read = async (pk) => {
    const section = boxes.entry(pk);
    const url = section?.dataset.url ?? root.dataset.entryUrl.replace("/0/", `/${pk}/`);
    const answer = await fetch(url).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-entry]");
    if (section) take(section, fresh);
    else {
      fresh.hidden = true;
      root.querySelector("[data-bar]").before(fresh);
    }
  };

  const differs = (pk, { boxes: versions, lines }) => {
    const section = boxes.entry(pk);
    if (!section || (lines !== undefined && section.dataset.linesNow !== lines)) return true;
    return Object.entries(versions).some(([key, version]) => {
      const form = boxes.find(key);
      return !queue.has(key) && (!form || (form.elements && Number(form.elements.version.value) !== version));
    });
  };

  let mark = "";
  let asked = 0;
  async function look() {
    let state;
    try {
      asked += 1;
      const known = mark && asked % ALL_EVERY ? `?mark=${mark}` : "";
      const answer = await fetch(root.dataset.state + known, { headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) return;
      state = await answer.json();
    } catch {
      queue.lost();
      return;
    }
    queue.found();
    for (const [pk, entry] of Object.entries(state.entries)) if (differs(pk, entry)) await read(pk);
    mark = state.mark;
    root.dataset.at = state.at ?? "";
    if (state.list !== undefined) {
      put(list, state.list);
      put(room, state.room);
    }
    steps.mark();
  }

  // Somebody else was first: their words stand in the box, one's own beside, and the cursor stays in one's own.
  async function keptBeside(key, record, uid) {
    const box = boxes.find(key);
    const typedIn = box.contains(document.activeElement) ? document.activeElement : null;
    const place = typedIn && [typedIn.selectionStart, typedIn.selectionEnd];
    const now = wordsOf(box);
    box.elements.beside.value = newKey();
    await read(record.entry);
    const beside = boxes.find(`part-${uid}`);
    if (!beside) return;
    if (JSON.stringify(now) !== JSON.stringify(record.sent)) {
      setWords(beside, { ...now, text: now.narrative ?? now.text });
      boxes.changed(beside);
    }
    if (!typedIn) return;
    beside.elements.text.focus();
    beside.elements.text.setSelectionRange(...place);
  }

  async function watch() {
    if (!document.hidden) await look();
    setTimeout(watch, EVERY);
  }
  setTimeout(watch, EVERY);
  return { read, keptBeside };
}
