// Putting a list in order by dragging. Each item holds the ordinary form with "Move up" and "Move down"; dropping an
// item sends that form as often as the way is long, so that the server needs to know nothing about dragging.

export function enableReordering(list) {
  let held = null;
  for (const item of itemsOf(list)) {
    item.draggable = true;
    item.classList.add("app-reorder__item");
  }
  list.addEventListener("dragstart", (event) => {
    // A list may stand in an item of another: each moves only what is its own.
    held = itemsOf(list).find((item) => item === event.target) || null;
    if (!held) return;
    held.classList.add("app-reorder__item--held");
    event.dataTransfer.effectAllowed = "move";
  });
  list.addEventListener("dragover", (event) => {
    const item = itemAt(list, event.target);
    if (!held || !item) return;
    event.preventDefault();
    showTarget(list, held, item);
  });
  list.addEventListener("dragend", () => {
    clearMarks(list);
    held = null;
  });
  list.addEventListener("drop", async (event) => {
    const item = itemAt(list, event.target);
    if (!held || !item || item === held) return;
    event.preventDefault();
    const moved = held;
    held = null;
    await move(moved, indexOf(list, item) - indexOf(list, moved));
  });
}

function itemsOf(list) {
  return [...list.children].filter(formOf);
}

function formOf(item) {
  return [...item.querySelectorAll("[data-reorder-form]")].find((form) => form.closest("[data-reorder] > *") === item);
}

function indexOf(list, item) {
  return itemsOf(list).indexOf(item);
}

function itemAt(list, element) {
  return itemsOf(list).find((item) => item.contains(element));
}

function showTarget(list, held, item) {
  clearMarks(list);
  held.classList.add("app-reorder__item--held");
  const after = indexOf(list, item) > indexOf(list, held);
  item.classList.add(after ? "app-reorder__item--target-after" : "app-reorder__item--target");
}

function clearMarks(list) {
  for (const item of itemsOf(list)) {
    item.classList.remove("app-reorder__item--held", "app-reorder__item--target", "app-reorder__item--target-after");
  }
}

async function move(item, steps) {
  const form = formOf(item);
  const data = new FormData(form);
  data.set("direction", steps < 0 ? "up" : "down");
  for (let step = 0; step < Math.abs(steps); step += 1) {
    const answer = await fetch(form.action, { method: "POST", body: data, headers: { "X-Requested-With": "fetch" } });
    if (!answer.ok) break;
  }
  window.location.reload();
}
