// What a report can hold, as the editor knows it. The same vocabulary is read by scrutiny/markup/rich_read.py.
import {
  Blockquote, Bold, BulletList, Document, Dropcursor, Gapcursor, HardBreak, Heading, History, Italic, Link, ListItem,
  Node, OrderedList, Paragraph, Table, TableCell, TableHeader, TableRow, Text, TrailingNode, mergeAttributes,
} from "django-prose-editor/editor";

const KINDS = ["runs-on", "under", "caption", "box-heading"];
const LIST_TYPES = ["decimal", "lower-alpha", "lower-roman"].map((type) => ({ type, label: type, description: type }));

// Tab leaves the editor, as it leaves every other field; entries are moved by Alt + Shift + arrow and by buttons.
const withoutTab = (extension) =>
  extension.extend({
    addKeyboardShortcuts() {
      const { Tab, "Shift-Tab": shiftTab, ...others } = this.parent?.() ?? {};
      return others;
    },
  });

const ReportParagraph = Paragraph.extend({
  addAttributes() {
    return {
      kind: {
        default: null,
        parseHTML: (element) => KINDS.find((kind) => element.classList.contains(kind)) ?? null,
        renderHTML: ({ kind }) => (kind ? { class: kind } : {}),
      },
    };
  },
});

const Subheading = Heading.extend({
  parseHTML: () => [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: 3 } })),
}).configure({ levels: [3] });

export const Figure = Node.create({
  name: "figure",
  group: "block",
  content: "inline*",
  isolating: true,
  addAttributes: () => ({
    picture: { default: "", rendered: false },
    src: { default: "", rendered: false },
    alt: { default: "", rendered: false },
  }),
  parseHTML: () => [
    {
      tag: "figure",
      contentElement: "figcaption",
      getAttrs(element) {
        const image = element.querySelector("img[data-picture]");
        const read = (name) => image.getAttribute(name) ?? "";
        return image ? { picture: image.dataset.picture, src: read("src"), alt: read("alt") } : false;
      },
    },
  ],
  renderHTML({ node: { attrs }, HTMLAttributes }) {
    const image = { src: attrs.src, alt: attrs.alt, "data-picture": attrs.picture };
    return ["figure", HTMLAttributes, ["img", image], ["figcaption", 0]];
  },
});

// Words that the paper puts in: shown as they stand just now, moved and deleted as one piece, never typed into.
const placeholder = (name, tag, attribute, options) =>
  Node.create({
    name,
    atom: true,
    selectable: true,
    ...options,
    addAttributes: () => ({
      target: {
        default: "",
        parseHTML: (element) => element.getAttribute(attribute),
        renderHTML: ({ target }) => ({ [attribute]: target }),
      },
      words: { default: "?", rendered: false, parseHTML: (element) => element.textContent || "?" },
    }),
    parseHTML: () => [{ tag: `${tag}[${attribute}]`, priority: 100 }],
    renderHTML: ({ node, HTMLAttributes }) => [tag, mergeAttributes(HTMLAttributes), node.attrs.words],
  });

export const Reference = placeholder("reference", "span", "data-reference", { group: "inline", inline: true });
export const Quoted = placeholder("quoted", "div", "data-recommendation", { group: "block", draggable: true });

export const extensions = [
  Document,
  Text,
  ReportParagraph,
  Subheading,
  Bold,
  Italic,
  HardBreak,
  withoutTab(BulletList),
  OrderedList.configure({ listTypes: LIST_TYPES, enableListAttributes: false }),
  withoutTab(ListItem.extend({ content: "paragraph (paragraph | bulletList | orderedList)*" })),
  Blockquote.extend({ content: "(paragraph | heading | bulletList | orderedList | table | figure | quoted)+" }),
  withoutTab(Table).configure({ resizable: false }),
  TableRow,
  TableHeader.extend({ content: "paragraph+" }),
  TableCell.extend({ content: "paragraph+" }),
  Link.configure({ openOnClick: false, autolink: false, protocols: ["http", "https", "mailto"] }),
  Figure,
  Reference,
  Quoted,
  History,
  Dropcursor,
  Gapcursor,
  TrailingNode,
];
