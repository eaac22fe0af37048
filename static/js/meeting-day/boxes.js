// The boxes of the page: what is typed in them, new ones, and their buttons.
import { newKey } from "./queue.js";

const OWN = new Set(["csrfmiddlewaretoken", "version", "beside", "do"]);
const HIDDEN = new Set(["uid", "kind"]);

export const boxOf = (root) => root.querySelector("form[data-box]");
export const entryOf = (node) => node.closest("[data-entry]");

export function wordsOf(form) {
  return Object.fromEntries([...new FormData(form)].filter(([name]) => !OWN.has(name)));
}

const isEmpty = (words) => Object.entries(words).every(([name, word]) => HIDDEN.has(name) || !word.trim());

export function setWords(form, words) {
  for (const [name, word] of Object.entries(words)) {
    const field = form.elements[name];
    // A browser forgets where the cursor was when a value is set that is the same.
    if (field && field.value !== word) field.value = word;
  }
}

export function enableBoxes(root, queue) {
  const boxes = {
    find: (key) => root.querySelector(`[data-box="${CSS.escape(key)}"]`),
    entry: (pk) => root.querySelector(`[data-entry="${pk}"]`),
  };

  boxes.changed = (form) => {
    const { box: key } = form.dataset;
    const now = wordsOf(form);
    // A new box in which nothing stands is nothing yet.
    if (!Number(form.elements.version.value) && key.startsWith("entry-") === false && isEmpty(now) && !queue.has(key)) return;
    queue.changed({
      key,
      entry: entryOf(form).dataset.entry,
      url: form.getAttribute("action"),
      now,
      version: form.elements.version.value,
      beside: form.elements.beside.value,
    });
  };

  boxes.saved = (key, version) => {
    const form = boxes.find(key);
    if (form) form.elements.version.value = version;
  };

  // A new box at the end of an item, made of the form that browsers without scripts use.
  boxes.add = (kind, section, uid = newKey()) => {
    const model = root.querySelector(`[data-add="${kind}"] form`);
    const old = model.elements.uid.value;
    const copy = document.createElement("div");
    copy.innerHTML = model.outerHTML.replaceAll(old, uid);
    const form = copy.firstElementChild;
    const isClause = kind === "clause";
    form.dataset.box = `${isClause ? "clause" : "part"}-${uid}`;
    form.setAttribute("action", section.dataset[isClause ? "clauseUrl" : "partUrl"]);
    form.elements.uid.value = uid;
    form.elements.version.value = 0;
    form.elements.beside.value = newKey();
    for (const tool of form.querySelectorAll("[data-script]")) tool.hidden = false;
    section.querySelector(isClause ? "[data-clauses]" : "[data-parts]").append(form);
    return form;
  };

  // What was typed on this device before and not saved comes back into its box.
  boxes.restore = (records) => {
    for (const record of records) {
      const section = boxes.entry(record.entry);
      let form = boxes.find(record.key);
      if (!form && section && !record.key.startsWith("entry-")) {
        form = boxes.add(record.now.kind ?? "clause", section, record.now.uid);
      }
      if (!form?.elements) showLost(root, record, queue);
      else {
        setWords(form, record.now);
        form.elements.version.value = record.version;
        form.elements.beside.value = record.beside;
      }
    }
  };

  root.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form?.dataset.box) boxes.changed(form);
  });

  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.box) return;
    event.preventDefault();
    const verb = event.submitter?.name === "do" ? event.submitter.value : "";
    if (!verb || verb === "next" || verb === "previous") {
      queue.send();
      return;
    }
    const now = { ...wordsOf(form), do: verb };
    const { entry } = entryOf(form).dataset;
    const isNew = !Number(form.elements.version.value);
    if (verb === "remove") {
      const next = form.nextElementSibling?.querySelector("textarea") ?? entryOf(form).querySelector("textarea");
      queue.drop(form.dataset.box);
      form.remove();
      next.focus();
      if (isNew) return;
    }
    queue.act({ entry, url: form.getAttribute("action"), now });
  });
  return boxes;
}

function showLost(root, record, queue) {
  const note = document.createElement("div");
  note.className = "app-day__lost";
  const words = Object.entries(record.now).filter(([name, word]) => !HIDDEN.has(name) && word);
  const text = document.createElement("pre");
  text.textContent = words.map(([, word]) => word).join("\n\n");
  const title = document.createElement("p");
  title.textContent = root.dataset.found;
  const done = Object.assign(document.createElement("button"), { type: "button", className: "app-link-button", textContent: root.dataset.forget });
  done.addEventListener("click", () => {
    queue.drop(record.key);
    note.remove();
  });
  note.append(title, text, done);
  root.prepend(note);
}
