// Standing phrases: a button and a digit each. The server puts one in; without a connection its words are typed here.

export async function enablePhrases(root, queue, boxes, watching) {
  const typeIn = (button, section) => {
    const box = section.querySelector("[name=narrative]");
    const { narrative, clauseWords } = button.dataset;
    if (narrative && !box.value.includes(narrative)) {
      box.value = [box.value.trimEnd(), narrative].filter(Boolean).join("\n\n");
      boxes.changed(box.form);
    }
    const there = [...section.querySelectorAll("[data-clauses] textarea")].map((field) => field.value);
    for (const clause of JSON.parse(clauseWords).filter((text) => !there.includes(text))) {
      const form = boxes.add("clause", section);
      form.elements.text.value = clause;
      boxes.changed(form);
    }
  };

  root.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!("phrases" in form.dataset)) return;
    event.preventDefault();
    const button = event.submitter;
    const section = boxes.entry(form.dataset.phrases);
    const body = new URLSearchParams(new FormData(form, button));
    await queue.send();
    try {
      await fetch(form.action, { method: "POST", body, redirect: "manual" });
      await watching.read(form.dataset.phrases);
    } catch {
      queue.lost();
      typeIn(button, section);
    }
    section.querySelector("textarea").focus();
  });

  const answer = await fetch(root.dataset.phrasesUrl).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const form of page.querySelectorAll("[data-phrases]")) {
    boxes.entry(form.dataset.phrases)?.querySelector("[data-phrases-place]").replaceChildren(form);
  }
}
