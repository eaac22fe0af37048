"""Makes a PDF from elsewhere fit for a pack. Run by a child with limits (scrutiny.uploads.child).

What comes out is written anew from the pages: earlier revisions, objects that nothing shows, thumbnails, metadata,
attachments and data of other programs stay behind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO

import pikepdf
from django.conf import settings
from django.utils.translation import gettext
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, String

from scrutiny.pdf import checks
from scrutiny.pdf.foreign_drawn import Drawn, annotations_of, drawn
from scrutiny.pdf.foreign_faults import HARMLESS, Fault, FitFound, FoundFault, fault
from scrutiny.pdf.foreign_layers import Layers
from scrutiny.pdf.foreign_links import Links, LinkWords
from scrutiny.pdf.foreign_pages import PageWriter, own_attributes, strip_beside
from scrutiny.pdf.foreign_place import placing_of
from scrutiny.pdf.foreign_survey import Shown, Survey
from scrutiny.pdf.foreign_tags import OwnTags, TagsUnusable, TagWriter
from scrutiny.pdf.tag_tree import TagTree
from scrutiny.uploads.findings import Reason, Refused

if (
    not settings.configured
):  # a child has no settings; the checks are asked whether they find something, not what
    settings.configure(USE_I18N=False)
    gettext("")  # so that Django imports now what a child can't import once it has begun to read

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_HIDDEN = 2
_CHECKS: tuple[tuple[Fault, tuple[Callable[[TagTree], Iterator[str]], ...]], ...] = (
    (Fault.UNREAD, (checks.content_problems, checks.order_problems, checks.parent_problems)),
    (Fault.HEADINGS, (checks.heading_problems,)),
    (Fault.FIGURES, (checks.figure_problems,)),
    (Fault.LINKS, (checks.link_problems,)),
    (Fault.TABLES, (checks.table_problems,)),
    (Fault.IDENTIFIERS, (checks.identifier_problems,)),
)


def fit_pdf(data: bytes, *, title: str, language: str, words: Mapping[str, str], **_limits: int) -> FitFound:
    """Fit a cleaned upload; tags that contradict themselves are left out, and the pages wrapped as without any.

    Raises Refused for a file that cannot be fitted.
    """
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            is_tagged = _is_tagged(pdf)
            if is_tagged:
                return _Fitting(pdf, title, language, words).fitted(with_tags=True)
    except TagsUnusable:
        pass
    except pikepdf.PasswordError as locked:
        raise Refused(Reason.LOCKED) from locked
    with pikepdf.open(BytesIO(data)) as pdf:
        fitting = _Fitting(pdf, title, language, words)
        fitting.found.append(fault(Fault.TAGS_UNUSABLE if is_tagged else Fault.UNTAGGED))
        return fitting.fitted(with_tags=False)


def _is_tagged(pdf: pikepdf.Pdf) -> bool:
    marked = pdf.Root.get("/MarkInfo")
    has_tree = isinstance(pdf.Root.get("/StructTreeRoot"), Dictionary)
    return has_tree and isinstance(marked, Dictionary) and marked.get("/Marked", False) is True


class _Fitting:
    """One paper while it is fitted."""

    def __init__(self, pdf: pikepdf.Pdf, title: str, language: str, words: Mapping[str, str]) -> None:
        self.pdf = pdf
        self.title = title
        self.language = language
        self.words = words
        self.found: list[FoundFault] = []
        form = pdf.Root.get("/AcroForm")
        if isinstance(form, Dictionary) and form.get("/NeedAppearances", False) is True:
            pdf.generate_appearance_streams()
        self.pages = own_attributes(pdf)
        if not self.pages:
            raise Refused(Reason.NO_PAGES)
        self.placings = [placing_of(page) for page in self.pages]
        self.links = Links(pdf, self.pages, self.placings)
        self.layers = Layers(pdf)

    def fitted(self, *, with_tags: bool) -> FitFound:
        """The paper, with the tags that it has or with one for each page."""
        self._cut_layers()
        drawn_on = [list(drawn(page, self.layers.is_off)) for page in self.pages]
        self._refuse_redactions()
        links = [list(self._links(number)) for number in range(len(self.pages))]
        bookmarks = self.links.bookmarks()
        shown = self._survey(drawn_on)
        strip_beside(self.pdf, self.pages)
        if with_tags:
            self._keep_tags(links, drawn_on)
        else:
            self._wrap(links, drawn_on, shown)
        for page, moved in zip(self.pages, links, strict=True):
            if moved:
                page.Annots, page.Tabs = Array([new for _, new in moved]), Name.S
        self._new_catalogue(bookmarks)
        return self._finished(shown, with_tags=with_tags)

    def _cut_layers(self) -> None:
        if self.layers.any_off:
            for page in self.pages:
                self.layers.cut(page)
            self.found.append(fault(Fault.HIDDEN_LAYERS))

    def _refuse_redactions(self) -> None:
        """What a redaction mark would cover is still there until it is applied."""
        for number, page in enumerate(self.pages, start=1):
            if any(one.get("/Subtype") == "/Redact" for one in annotations_of(page)):
                raise Refused(Reason.REDACTIONS, page=number)

    def _links(self, number: int) -> Iterator[tuple[tuple[int, int], Object]]:
        """The links of a page, each with the object that it was."""
        page, placing = self.pages[number], self.placings[number]
        words = LinkWords(self.words["link"], self.words["link_to_page"])
        for annotation in annotations_of(page):
            flags = annotation.get("/F", 0)
            is_hidden = isinstance(flags, int) and bool(flags & _HIDDEN)
            if annotation.get("/Subtype") == "/Link" and not is_hidden and not self.layers.is_off(annotation):
                old = annotation.objgen
                moved = self.links.moved(annotation, placing, page, words)
                if moved is not None:
                    yield old, moved

    def _survey(self, drawn_on: list[list[Drawn]]) -> list[Shown]:
        survey = Survey()
        shown = [
            survey.of(page, [one.look for one in found])
            for page, found in zip(self.pages, drawn_on, strict=True)
        ]
        for number, one in enumerate(shown, start=1):
            for code, names in (
                (Fault.FONTS_MISSING, one.fonts_missing),
                (Fault.LETTERS_UNKNOWN, one.letters_unknown),
            ):
                if names:
                    self.found.append(fault(code, [number], sorted(names)))
        cut = [number for number, placing in enumerate(self.placings, start=1) if placing.is_cut]
        if cut:
            self.found.append(fault(Fault.CROPPED, cut))
        return shown

    def _keep_tags(
        self, links: list[list[tuple[tuple[int, int], Object]]], drawn_on: list[list[Drawn]]
    ) -> None:
        """Write the paper's own tags anew, and place the pages with the marks that they have."""
        fields: dict[tuple[int, int], tuple[Object, int]] = {}
        marks: dict[int, list[tuple[Drawn, int]]] = {}
        for number, found in enumerate(drawn_on):
            free = _first_free_mark(self.pages[number]) if found else 0
            marks[number] = [(one, free + place) for place, one in enumerate(found)]
            fields |= {
                one.obj.objgen: (self.pages[number], mark) for one, mark in marks[number] if one.is_field
            }
        held = {old: new for on_page in links for old, new in on_page if old != (0, 0)}
        tags = OwnTags(TagWriter(self.pdf, self.pages), held, fields)
        tags.write()
        writer = PageWriter(self.pdf)
        for number, page in enumerate(self.pages):
            opened = [(one, self._opened(one, mark, tags, number + 1)) for one, mark in marks[number]]
            writer.keep_marks(page, self.placings[number], opened)

    def _opened(self, one: Drawn, mark: int, tags: OwnTags, page: int) -> bytes:
        """How the mark of something drawn is opened: as its tag's content, or as what is not read."""
        if one.is_field and one.obj.objgen not in tags.fields:
            return b"/Form <</MCID %d>>" % mark
        self.found.append(fault(Fault.FIELDS if one.is_field else Fault.COMMENTS, [page]))
        return b"/Artifact <</Type /Layout>>"

    def _wrap(
        self,
        links: list[list[tuple[tuple[int, int], Object]]],
        drawn_on: list[list[Drawn]],
        shown: list[Shown],
    ) -> None:
        """One tag for each page: a paragraph where there is text, a described picture where there is none."""
        tags, writer = TagWriter(self.pdf, self.pages), PageWriter(self.pdf)
        document = tags.element("Document", tags.root)
        kids: list[Object] = []
        for number, page in enumerate(self.pages):
            found = drawn_on[number]
            kind = "P" if shown[number].has_text or found else "Figure"
            if shown[number].is_blank and not found:
                opens = b"/Artifact <</Type /Layout>>"
            else:
                opens = b"/%s <</MCID 0>>" % kind.encode()
                tag = tags.element(kind, document)
                tag.Pg, tag.K = page, 0
                tags.claim(tag, page, 0)
                kids.append(tag)
                if kind == "Figure":
                    self._describe(tag, number)
            writer.wrap(page, self.placings[number], found, opens)
            kids += [self._link_tag(tags, document, new) for _, new in links[number]]
        document.K = Array(kids)
        tags.finish([document])

    def _describe(self, tag: Object, number: int) -> None:
        said = self.words["picture_page"].replace("{pages}", str(len(self.pages)))
        tag.Alt = String(said.replace("{page}", str(number + 1)).replace("{title}", self.title))
        placing = self.placings[number]
        box = placing.corners(placing.box)
        tag.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([round(edge, 3) for edge in box]))

    @staticmethod
    def _link_tag(tags: TagWriter, document: Object, annotation: Object) -> Object:
        holder = tags.element("P", document)
        tag = tags.element("Link", holder)
        holder.K = Array([tag])
        tag.K = Array([tags.link(tag, annotation)])
        return holder

    def _new_catalogue(self, bookmarks: list[OutlineItem]) -> None:
        """A catalogue and a trailer with nothing but what a paper needs."""
        pdf, old = self.pdf, self.pdf.Root
        own = str(old.get("/Lang", "")) if isinstance(old.get("/Lang"), String) else ""
        if not _LANGUAGE.fullmatch(own):
            self.found.append(fault(Fault.NO_LANGUAGE))
            own = self.language
        kept = {"/Type", "/Pages", "/StructTreeRoot"}
        for key in set(old.keys()) - kept:
            del old[key]
        old.Type = Name.Catalog  # a file that was mended may not say so
        old.Lang, old.MarkInfo = String(own), Dictionary(Marked=True)
        old.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        for key in set(pdf.trailer.keys()) - {"/Root", "/Size"}:
            del pdf.trailer[key]
        if len(self.pages) > 1 and not bookmarks:
            bookmarks = [OutlineItem(self.title, Array([self.pages[0], Name.Fit]))]
        if bookmarks:
            with pdf.open_outline() as outline:
                outline.root.extend(bookmarks)

    def _finished(self, shown: list[Shown], *, with_tags: bool) -> FitFound:
        self._check(shown, with_tags=with_tags)
        is_accessible = all(one.code in HARMLESS for one in self.found)
        with self.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
            about["dc:title"] = self.title
            if is_accessible:
                about["pdfuaid:part"] = "1"
        out = BytesIO()
        self.pdf.save(
            out,
            encryption=False,
            deterministic_id=True,
            fix_metadata_version=False,
            force_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        self._refuse_unless_it_opens(out.getvalue())
        return FitFound(
            data=out.getvalue(),
            pages=len(self.pages),
            has_text="".join("1" if one.has_text else "0" for one in shown),
            is_tagged=with_tags,
            is_accessible=is_accessible,
            faults=_together(self.found),
        )

    def _refuse_unless_it_opens(self, data: bytes) -> None:
        with pikepdf.open(BytesIO(data)) as pdf:
            if len(pdf.pages) != len(self.pages) or pdf.get_warnings():
                raise Refused(Reason.DAMAGED)

    def _check(self, shown: list[Shown], *, with_tags: bool) -> None:
        tree = TagTree(self.pdf)
        described = (
            {element.page for element in tree.elements if element.text("/Alt")} if with_tags else set()
        )
        pictures = [
            number
            for number, one in enumerate(shown, start=1)
            if not one.has_text and one.has_pictures and number not in described
        ]
        if pictures:
            self.found.append(fault(Fault.PICTURES_OF_TEXT, pictures))
        if with_tags:
            if tree.repeated or not all(page.balanced for page in tree.pages):
                raise TagsUnusable
            for code, questions in _CHECKS:
                if any(next(question(tree), None) for question in questions):
                    self.found.append(fault(code))


def _first_free_mark(page: Object) -> int:
    """A number that no mark of a page has."""
    return max(_marks(page), default=-1) + 1


def _marks(page: Object) -> Iterator[int]:
    """The numbers of a page's marks."""
    if "/Contents" not in page:
        return
    properties = page.Resources.get("/Properties", Dictionary())
    for instruction in pikepdf.parse_content_stream(pikepdf.Page(page), "BDC"):
        held = instruction.operands[1] if len(instruction.operands) > 1 else None
        if isinstance(held, Name):
            held = properties.get(held)
        mark = held.get("/MCID") if isinstance(held, Dictionary) else None
        if isinstance(mark, int):
            yield mark


def _together(found: list[FoundFault]) -> tuple[FoundFault, ...]:
    """Each fault once, with all its pages."""
    pages: dict[Fault, set[int]] = {}
    names: dict[Fault, list[str]] = {}
    for one in found:
        held = pages.setdefault(one.code, set())
        held.update(number for first, last in one.pages for number in range(first, last + 1))
        names.setdefault(one.code, []).extend(one.names)
    return tuple(fault(code, pages[code], names[code]) for code in Fault if code in pages)
