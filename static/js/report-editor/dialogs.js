// The questions that a button asks: where a link leads, which picture, which paragraph is referred to.

function enableDialog(dialog, { fill = () => {}, use }) {
  const form = dialog.querySelector("form");
  const problem = dialog.querySelector("[data-problem]");
  const say = (words) => {
    problem.textContent = words;
    problem.hidden = !words;
  };
  dialog.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wrong = use(form, event.submitter);
    say(wrong ? dialog.dataset[wrong] : "");
    if (!wrong) dialog.close();
  });
  return {
    open() {
      form.reset();
      say("");
      fill(form);
      dialog.showModal();
    },
  };
}

const address = (typed) => {
  const trimmed = typed.trim();
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(trimmed)) return `mailto:${trimmed}`;
  return /^(https?:\/\/|mailto:)\S+$/i.test(trimmed) ? trimmed : "";
};

export function enableDialogs(root, editor) {
  const dialog = (name) => root.querySelector(`dialog[data-dialog-name="${name}"]`);
  const chosen = (select) => select.selectedOptions[0];
  return {
    link: enableDialog(dialog("link"), {
      fill: (form) => {
        form.elements.href.value = editor.getAttributes("link").href ?? "";
      },
      use(form, submitter) {
        const chain = editor.chain().focus().extendMarkRange("link");
        if (submitter?.value === "remove") return void chain.unsetLink().run();
        const href = address(form.elements.href.value);
        if (!href) return "wrong";
        if (editor.state.selection.empty && !editor.isActive("link")) {
          editor.chain().focus().insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
        } else chain.setLink({ href }).run();
      },
    }),
    reference: enableDialog(dialog("reference"), {
      use(form) {
        const option = chosen(form.elements.target);
        if (!option?.value) return "wrong";
        const attrs = { target: option.value, words: option.dataset.words };
        editor.chain().focus().insertContent({ type: "reference", attrs }).run();
      },
    }),
    recommendation: enableDialog(dialog("recommendation"), {
      use(form) {
        const option = chosen(form.elements.target);
        if (!option?.value) return "wrong";
        const attrs = { target: option.value, words: option.textContent.trim() };
        editor.chain().focus().insertContent({ type: "quoted", attrs }).run();
      },
    }),
    picture: enableDialog(dialog("picture"), {
      fill(form) {
        if (!editor.isActive("figure")) return;
        const { picture, alt } = editor.getAttributes("figure");
        form.elements.picture.value = picture;
        form.elements.alt.value = alt;
      },
      use(form) {
        const option = chosen(form.elements.picture);
        if (!option?.value) return "wrong";
        const alt = form.elements.alt.value.trim();
        if (!alt) return "wordless";
        const attrs = { picture: option.value, src: option.dataset.src, alt };
        if (editor.isActive("figure")) return void editor.chain().focus().updateAttributes("figure", attrs).run();
        const caption = form.elements.caption.value.trim();
        const content = caption ? [{ type: "text", text: caption }] : [];
        editor.chain().focus().insertContent({ type: "figure", attrs, content }).run();
      },
    }),
  };
}
