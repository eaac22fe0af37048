// Keys for who types while people speak: always with Alt or Ctrl, so that they never stand in the way of a letter.

export function enableKeys(root, queue, boxes, steps, watching) {
  const adds = [...root.querySelectorAll("[data-add]")];

  const add = (kind) => {
    const form = boxes.add(kind, steps.open());
    form.querySelector("input:not([type=hidden]), textarea").focus();
    form.scrollIntoView({ block: "center" });
  };

  for (const part of adds) {
    part.open = false;
    part.querySelector("summary").addEventListener("click", (event) => {
      event.preventDefault();
      add(part.dataset.add);
    });
  }

  // A standing phrase is put in by the server, after all that was typed before.
  const phrases = root.querySelector("[data-phrases]");
  phrases?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const { entry } = form.closest("[data-phrases-of]").dataset;
    await queue.send();
    try {
      await fetch(form.action, { method: "POST", body });
    } catch {
      queue.lost();
    }
    await watching.read(entry);
    boxes.entry(entry).querySelector("textarea").focus();
  });

  const places = {
    KeyN: () => steps.go(1),
    KeyP: () => steps.go(-1),
    ...Object.fromEntries(adds.map((part) => [`Key${part.dataset.key}`, () => add(part.dataset.add)])),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey && !event.altKey && event.key === "Enter") {
      event.preventDefault();
      steps.go(1);
      return;
    }
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const phrase = event.code.match(/^Digit([1-9])$/);
    const button = phrase && root.querySelector(`[data-phrases-of="${steps.open().dataset.entry}"] [data-digit="${phrase[1]}"]`);
    const act = button ? () => button.click() : places[event.code];
    if (!act) return;
    event.preventDefault();
    act();
  });
  root.querySelector("[data-keys]").hidden = false;
}
