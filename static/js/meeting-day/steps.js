// One item is open at a time; to step on asks nobody, so that it works without a connection too.

export function enableSteps(root, queue, boxes) {
  const list = root.querySelector("[data-list]");
  const links = () => [...list.querySelectorAll("[data-step]")];
  const order = () => links().map((link) => link.dataset.step);
  const open = () => root.querySelector("[data-entry]:not([hidden])");
  const steps = { open, order };

  steps.mark = () => {
    const { entry } = open().dataset;
    for (const link of links()) {
      if (link.dataset.step === entry) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    const place = order().indexOf(entry);
    root.querySelector('[data-go="-1"]').hidden = place <= 0;
    root.querySelector('[data-go="1"]').hidden = place === order().length - 1;
    for (const section of root.querySelectorAll("[data-entry]")) {
      section.querySelector("[data-here-form]").hidden = section.dataset.entry === root.dataset.at;
    }
  };

  steps.show = (pk) => {
    const section = boxes.entry(pk);
    if (!section) return;
    open().hidden = true;
    section.hidden = false;
    history.replaceState(null, "", `?entry=${pk}`);
    steps.mark();
    section.scrollIntoView({ block: "nearest" });
    section.querySelector("textarea").focus();
    for (const link of links()) if (link.dataset.step === pk) link.scrollIntoView({ block: "nearest" });
  };

  // The meeting has come to an item.
  steps.reach = (pk) => {
    const section = boxes.entry(pk);
    root.dataset.at = pk;
    queue.act({ entry: pk, url: section.dataset.here, now: {} });
  };

  // Who goes on from where the meeting is takes it along; who looks ahead does not.
  steps.go = (step) => {
    const { entry } = open().dataset;
    const next = order()[order().indexOf(entry) + step];
    queue.send();
    if (!next) return;
    if (step === 1 && ["", entry].includes(root.dataset.at)) steps.reach(next);
    steps.show(next);
  };

  for (const button of root.querySelectorAll("[data-go]")) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      steps.go(Number(button.dataset.go));
    });
  }
  list.addEventListener("click", (event) => {
    const link = event.target.closest("[data-step]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !boxes.entry(link.dataset.step)) return;
    event.preventDefault();
    queue.send();
    steps.show(link.dataset.step);
  });
  root.addEventListener("submit", (event) => {
    if (!("hereForm" in event.target.dataset)) return;
    event.preventDefault();
    steps.reach(open().dataset.entry);
    steps.mark();
    open().querySelector("textarea").focus();
  });
  steps.mark();
  return steps;
}
