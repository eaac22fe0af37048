// The toolbar: one stop for the Tab key, arrow keys inside (ARIA authoring practices, "toolbar").
import { commands } from "./commands.js";

export function enableToolbar(toolbar, editor, dialogs) {
  const buttons = [...toolbar.querySelectorAll("button[data-command], button[data-dialog]")];
  const reachable = () => buttons.filter((button) => !button.closest("[hidden]"));

  const focusable = (button) => {
    for (const other of buttons) other.tabIndex = other === button ? 0 : -1;
  };

  const show = () => {
    for (const button of buttons) {
      const command = commands[button.dataset.command];
      if (!command) continue;
      button.setAttribute("aria-disabled", String(!command.can(editor)));
      if (button.hasAttribute("aria-pressed")) button.setAttribute("aria-pressed", String(command.isOn(editor)));
    }
    for (const group of toolbar.querySelectorAll("[data-inside]")) group.hidden = !editor.isActive(group.dataset.inside);
    if (!reachable().some((button) => button.tabIndex === 0)) focusable(reachable()[0]);
  };

  const press = (button) => {
    if (button.getAttribute("aria-disabled") === "true") return;
    focusable(button);
    if (button.dataset.dialog) dialogs[button.dataset.dialog].open();
    else commands[button.dataset.command].run(editor);
  };

  const step = (event) => {
    const places = reachable();
    const here = places.indexOf(document.activeElement);
    const next = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: places.length - 1 }[event.key];
    if (here < 0 || next === undefined) return;
    event.preventDefault();
    const button = places[(next + places.length) % places.length];
    focusable(button);
    button.focus();
  };

  toolbar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) press(button);
  });
  // The words that are marked in the text stay marked while a button is pressed with the mouse.
  toolbar.addEventListener("mousedown", (event) => event.target.closest("button") && event.preventDefault());
  toolbar.addEventListener("keydown", step);
  editor.on("transaction", show);
  show();
  toolbar.hidden = false;
}
