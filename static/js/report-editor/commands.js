// What each button of the toolbar does, when it can be pressed, and when it is on.

const DEEPEST = 3;
const LISTS = ["bulletList", "orderedList"];

const listDepth = ({ state: { selection: { $from } } }) => {
  let depth = 0;
  for (let at = $from.depth; at > 0; at--) depth += LISTS.includes($from.node(at).type.name) ? 1 : 0;
  return depth;
};

// The list that the cursor stands in: its place and node, the innermost one.
const innermostList = ({ selection: { $from } }) => {
  for (let at = $from.depth; at > 0; at--) {
    if (LISTS.includes($from.node(at).type.name)) return { pos: $from.before(at), node: $from.node(at) };
  }
  return null;
};

const isList = (editor, name, type) => {
  const found = innermostList(editor.state);
  return Boolean(found && found.node.type.name === name && (!type || found.node.attrs.type === type));
};

const retype = (name, type) => ({ tr, state, dispatch }) => {
  const found = innermostList(tr);
  if (!found) return false;
  dispatch?.(tr.setNodeMarkup(found.pos, state.schema.nodes[name], type ? { type, start: 1 } : {}));
  return true;
};

// Under letters stand numerals, under numbers letters; a list that was there already keeps its marks.
const BELOW = { "lower-alpha": "lower-roman", decimal: "lower-alpha" };
const typeBelow = ({ tr, state, dispatch }) => {
  const found = innermostList(tr);
  if (!found || found.node.type.name !== "orderedList" || found.node.attrs.type) return true;
  const { $from } = tr.selection;
  const above = [...Array($from.depth).keys()].reverse().map((at) => $from.node(at));
  const outer = above.filter((node) => node.type.name === "orderedList" && node.attrs.type)[0];
  const type = BELOW[outer?.attrs.type] ?? "decimal";
  dispatch?.(tr.setNodeMarkup(found.pos, state.schema.nodes.orderedList, { type, start: 1 }));
  return true;
};

const list = (name, type) => ({
  isOn: (editor) => isList(editor, name, type),
  can: (editor) => !editor.isActive("table") && !editor.isActive("figure"),
  run(editor) {
    const chain = editor.chain().focus();
    if (isList(editor, name, type)) return chain.liftListItem("listItem").run();
    if (innermostList(editor.state)) return chain.command(retype(name, type)).run();
    const made = name === "bulletList" ? chain.toggleBulletList() : chain.toggleOrderedList();
    return made.command(retype(name, type)).run();
  },
});

// A paragraph of the report's own run: not one in a list, a table or a box.
const isTopParagraph = ({ state: { selection: { $from } } }) => $from.depth === 1 && $from.parent.type.name === "paragraph";

const paragraph = (kind, can) => ({
  isOn: (editor) => editor.isActive("paragraph", { kind }),
  can,
  run: (editor) =>
    editor
      .chain()
      .focus()
      .updateAttributes("paragraph", { kind: editor.isActive("paragraph", { kind }) ? null : kind })
      .run(),
});

const mark = (name) => ({
  isOn: (editor) => editor.isActive(name),
  can: () => true,
  run: (editor) => editor.chain().focus().toggleMark(name).run(),
});

const table = (command) => ({
  isOn: () => false,
  can: (editor) => editor.can()[command](),
  run: (editor) => editor.chain().focus()[command]().run(),
});

const inBox = (editor) => editor.isActive("blockquote");
const inTable = (editor) => editor.isActive("table");

export const commands = {
  bold: mark("bold"),
  italic: mark("italic"),
  bullets: list("bulletList"),
  letters: list("orderedList", "lower-alpha"),
  numerals: list("orderedList", "lower-roman"),
  numbers: list("orderedList", "decimal"),
  indent: {
    isOn: () => false,
    can: (editor) => listDepth(editor) < DEEPEST && editor.can().sinkListItem("listItem"),
    run: (editor) => editor.chain().focus().sinkListItem("listItem").command(typeBelow).run(),
  },
  outdent: {
    isOn: () => false,
    can: (editor) => editor.can().liftListItem("listItem"),
    run: (editor) => editor.chain().focus().liftListItem("listItem").run(),
  },
  subheading: {
    isOn: (editor) => editor.isActive("heading"),
    can: (editor) => !inTable(editor) && !listDepth(editor) && !editor.isActive("figure"),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  "runs-on": paragraph("runs-on", isTopParagraph),
  under: paragraph("under", isTopParagraph),
  caption: paragraph("caption", isTopParagraph),
  box: {
    isOn: inBox,
    can: (editor) => !inTable(editor) && !listDepth(editor) && !editor.isActive("figure"),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  "box-heading": paragraph("box-heading", (editor) => inBox(editor) && !inTable(editor) && !listDepth(editor)),
  table: {
    isOn: inTable,
    can: (editor) => !inTable(editor) && !listDepth(editor) && !editor.isActive("figure"),
    run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
  "row-after": table("addRowAfter"),
  "row-remove": table("deleteRow"),
  "column-after": table("addColumnAfter"),
  "column-remove": table("deleteColumn"),
  "header-column": table("toggleHeaderColumn"),
  "table-remove": table("deleteTable"),
  undo: { isOn: () => false, can: (editor) => editor.can().undo(), run: (editor) => editor.chain().focus().undo().run() },
  redo: { isOn: () => false, can: (editor) => editor.can().redo(), run: (editor) => editor.chain().focus().redo().run() },
};

export const shortcuts = {
  "Alt-Shift-ArrowRight": "indent",
  "Alt-Shift-ArrowLeft": "outdent",
};
