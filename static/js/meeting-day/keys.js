// Keys for who types while people speak: always with Alt or Ctrl, so that they never stand in the way of a letter.

export function enableKeys(root, boxes, steps) {
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
    const digit = event.code.match(/^Digit([1-9])$/)?.[1];
    const button = digit && steps.open().querySelector(`[data-digit="${digit}"]`);
    const act = button ? () => button.click() : places[event.code];
    if (!act) return;
    event.preventDefault();
    act();
  });
  root.querySelector("[data-keys]").hidden = false;
}
