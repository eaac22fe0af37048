"""Where words can hide in a file, and what is said to whoever publishes when they are found there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Place(StrEnum):
    """A kind of place in a PDF, a web page, a ZIP or around them."""

    PAGE_TEXT = "page-text"
    OUTSIDE_PAGE = "outside-page"
    HIDDEN_LAYER = "hidden-layer"
    INVISIBLE_TEXT = "invisible-text"
    FORM_DRAWING = "form-drawing"
    METADATA = "metadata"
    BOOKMARK = "bookmark"
    DESTINATION = "destination"
    LINK = "link"
    ANNOTATION = "annotation"
    ALTERNATIVE_TEXT = "alternative-text"
    TAG_IDENTIFIER = "tag-identifier"
    TAG_CLASS = "tag-class"
    PAGE_LABEL = "page-label"
    ATTACHMENT = "attachment"
    SCRIPT = "script"
    PICTURE = "picture"
    PICTURE_DATA = "picture-data"
    FORM_FIELD = "form-field"
    LAYER_NAME = "layer-name"
    FONT_NAME = "font-name"
    DOCUMENT_ID = "document-id"
    REVISION = "revision"
    UNREFERENCED = "unreferenced"
    BETWEEN_OBJECTS = "between-objects"
    STREAM = "stream"
    PRIVATE_DATA = "private-data"
    ARTICLE = "article"
    OUTPUT_INTENT = "output-intent"
    OBJECT = "object"
    HTML_TEXT = "html-text"
    HTML_HIDDEN = "html-hidden"
    HTML_COMMENT = "html-comment"
    HTML_ATTRIBUTE = "html-attribute"
    HTML_SCRIPT = "html-script"
    HTML_CODE = "html-code"
    ZIP_NAME = "zip-name"
    ZIP_COMMENT = "zip-comment"
    ZIP_EXTRA = "zip-extra"
    ZIP_BETWEEN = "zip-between"
    ZIP_FILE = "zip-file"
    FILE_NAME = "file-name"
    TITLE = "title"
    ADDRESS = "address"
    SEARCH_INDEX = "search-index"
    MAIL = "mail"


NAMED: dict[Place, str | Promise] = {
    Place.PAGE_TEXT: _("the text of the page"),
    Place.OUTSIDE_PAGE: _("text outside the edges of the page"),
    Place.HIDDEN_LAYER: _("a layer that is switched off"),
    Place.INVISIBLE_TEXT: _("text that cannot be seen on the page"),
    Place.FORM_DRAWING: _("a drawing that no page shows"),
    Place.METADATA: _("the description of the file"),
    Place.BOOKMARK: _("a bookmark"),
    Place.DESTINATION: _("the name of a place that links lead to"),
    Place.LINK: _("the address of a link"),
    Place.ANNOTATION: _("a note on the page, or the description of a link"),
    Place.ALTERNATIVE_TEXT: _("a text alternative for screen readers"),
    Place.TAG_IDENTIFIER: _("the identifier of a tag"),
    Place.TAG_CLASS: _("the name of a tag or of its class"),
    Place.PAGE_LABEL: _("the label of a page"),
    Place.ATTACHMENT: _("a file inside the file"),
    Place.SCRIPT: _("a script"),
    Place.PICTURE: _("a picture that is exempt"),
    Place.PICTURE_DATA: _("what a picture says of itself"),
    Place.FORM_FIELD: _("a field of a form"),
    Place.LAYER_NAME: _("the name of a layer"),
    Place.FONT_NAME: _("the name of a font"),
    Place.DOCUMENT_ID: _("the identifier of the file"),
    Place.REVISION: _("an earlier version kept inside the file"),
    Place.UNREFERENCED: _("a part of the file that nothing leads to"),
    Place.BETWEEN_OBJECTS: _("bytes between the parts of the file, before its beginning or after its end"),
    Place.STREAM: _("data inside the file"),
    Place.PRIVATE_DATA: _("private data of a program that made the file"),
    Place.ARTICLE: _("the title of an article thread"),
    Place.OUTPUT_INTENT: _("the description of how the file is to be printed"),
    Place.OBJECT: _("another part of the file"),
    Place.HTML_TEXT: _("the text of the web page"),
    Place.HTML_HIDDEN: _("a hidden part of the web page"),
    Place.HTML_COMMENT: _("a comment in the web page"),
    Place.HTML_ATTRIBUTE: _("an attribute in the web page"),
    Place.HTML_SCRIPT: _("a script or style of the web page"),
    Place.HTML_CODE: _("the code of the web page"),
    Place.ZIP_NAME: _("the name of a file in the ZIP"),
    Place.ZIP_COMMENT: _("a comment in the ZIP"),
    Place.ZIP_EXTRA: _("an extra field of the ZIP"),
    Place.ZIP_BETWEEN: _("bytes between the files of the ZIP"),
    Place.ZIP_FILE: _("a file in the ZIP"),
    Place.FILE_NAME: _("the name of the file"),
    Place.TITLE: _("the title of the page"),
    Place.ADDRESS: _("the address of the page"),
    Place.SEARCH_INDEX: _("the search index"),
    Place.MAIL: _("a message"),
}


@dataclass(frozen=True)
class Leak:
    """Words that only exempt papers say, found in a public file.

    `page` counts from 1 where it is known. `file` is the file inside a ZIP or an attachment; "" for the file itself.
    `words` of a picture are empty.
    """

    place: Place
    page: int | None
    words: str
    file: str = ""

    @property
    def where(self) -> str:
        """The place in words: "page 12: the text of the page"."""
        named = str(NAMED[self.place])
        if self.page:
            named = gettext("page %(page)d: %(place)s") % {"page": self.page, "place": named}
        if self.file:
            named = gettext("%(file)s, %(place)s") % {"file": self.file, "place": named}
        return named

    @property
    def sentence(self) -> str:
        """What an officer reads: where it is and which words."""
        if not self.words:
            return gettext("Exempt: %(where)s.") % {"where": self.where}
        return gettext("“%(words)s” is in %(where)s.") % {"words": self.words, "where": self.where}
