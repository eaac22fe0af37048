// The rich editor of a section. Without this file the same box takes the plain markup, and every button works.
import { Editor, Extension, pm } from "django-prose-editor/editor";

import { commands, shortcuts } from "./report-editor/commands.js";
import { enableDialogs } from "./report-editor/dialogs.js";
import { extensions } from "./report-editor/nodes.js";
import { numbersExtension } from "./report-editor/numbers.js";
import { enableSaving } from "./report-editor/saving.js";
import { enableToolbar } from "./report-editor/toolbar.js";

function start(root) {
  const form = root.querySelector("form[data-section-form]");
  const { text, form: kind } = form.elements;
  const label = form.querySelector(`label[for="${text.id}"]`);
  const box = root.querySelector("[data-editor]");
  const numbers = numbersExtension(Extension, pm, JSON.parse(root.dataset.numbers));
  label.id ||= `${text.id}-label`;

  const keys = Extension.create({
    name: "reportKeys",
    addKeyboardShortcuts: () =>
      Object.fromEntries(
        Object.entries(shortcuts).map(([key, name]) => [
          key,
          ({ editor }) => commands[name].can(editor) && commands[name].run(editor),
        ]),
      ),
  });

  const editor = new Editor({
    element: box,
    injectCSS: false, // the page's policy forbids styles of its own; they stand in static/css/editor.css
    extensions: [...extensions, numbers.extension, keys],
    content: root.querySelector("template[data-rich]").innerHTML,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": label.id,
        ...(text.getAttribute("aria-describedby") && { "aria-describedby": text.getAttribute("aria-describedby") }),
        class: "app-editor__text",
        lang: document.documentElement.lang,
      },
    },
  });

  const written = () => editor.getHTML();
  text.value = written();
  kind.value = "rich";
  text.hidden = true;
  box.hidden = false;
  label.addEventListener("click", () => editor.commands.focus());
  for (const plain of document.querySelectorAll("[data-without-editor]")) plain.hidden = true;

  const onSaved = (answer) => numbers.show(editor, answer.numbers);
  const saving = form.dataset.presence ? enableSaving(form, { text: () => text.value, onSaved }) : null;
  editor.on("update", () => {
    text.value = written();
    saving?.changed();
  });
  enableToolbar(root.querySelector("[role=toolbar]"), editor, enableDialogs(root, editor));
  root.dataset.ready = "";
}

document.querySelectorAll("[data-report-editor]").forEach(start);
