// The numbers in the margin. They are given by the server, which gave them to the paper too; a paragraph that is new
// has none until the text is saved.

export function numbersExtension(Extension, pm, first) {
  const { Plugin, PluginKey } = pm.state;
  const { Decoration, DecorationSet } = pm.view;
  const key = new PluginKey("reportNumbers");

  const isNumbered = (node) => node.type.name === "paragraph" && node.childCount > 0 && [null, "under"].includes(node.attrs.kind);

  const decorate = (doc, numbers) => {
    const found = [];
    const places = [];
    doc.forEach((node, pos) => isNumbered(node) && places.push([pos, pos + node.nodeSize]));
    places.forEach(([from, to], place) => {
      if (numbers[place]) found.push(Decoration.node(from, to, { "data-number": numbers[place] }));
    });
    return DecorationSet.create(doc, found);
  };

  const plugin = new Plugin({
    key,
    state: {
      init: (_config, { doc }) => ({ numbers: first, drawn: decorate(doc, first) }),
      apply(tr, { numbers, drawn }) {
        const given = tr.getMeta(key) ?? numbers;
        const isSame = given === numbers && !tr.docChanged;
        return { numbers: given, drawn: isSame ? drawn : decorate(tr.doc, given) };
      },
    },
    props: { decorations: (state) => key.getState(state).drawn },
  });

  return {
    extension: Extension.create({ name: "reportNumbers", addProseMirrorPlugins: () => [plugin] }),
    show(editor, numbers) {
      editor.view.dispatch(editor.state.tr.setMeta(key, numbers).setMeta("addToHistory", false));
    },
  };
}
