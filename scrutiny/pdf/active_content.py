"""Parts of a PDF that act by themselves, and how to take them out."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pikepdf import Array, Dictionary, Name, Object, Stream

_SCRIPTS = _("scripts")
_STARTERS = _("actions that start programs, open other files or send data")
_ATTACHED = _("attached files")
_MEDIA = _("films, sounds and 3D models")

_ACTIONS = {
    "/JavaScript": _SCRIPTS,
    "/Launch": _STARTERS,
    "/GoToR": _STARTERS,
    "/GoToE": _STARTERS,
    "/SubmitForm": _STARTERS,
    "/ImportData": _STARTERS,
    "/Rendition": _MEDIA,
    "/Movie": _MEDIA,
    "/Sound": _MEDIA,
    "/GoTo3DView": _MEDIA,
    "/RichMediaExecute": _MEDIA,
}
_ANNOTATIONS = {
    "/FileAttachment": _ATTACHED,
    "/RichMedia": _MEDIA,
    "/Movie": _MEDIA,
    "/Sound": _MEDIA,
    "/Screen": _MEDIA,
    "/3D": _MEDIA,
}
_NAMES = {"/JavaScript": _SCRIPTS, "/EmbeddedFiles": _ATTACHED}
_SAFE_ADDRESSES = ("http://", "https://", "mailto:", "tel:")
_DEEPEST = 20


def strip_active_content(pdf: pikepdf.Pdf) -> list[str]:
    """Take out scripts, actions that reach outside, attached files and media; the words for what was found.

    Links to web, e-mail and telephone addresses and within the document stay.
    """
    found: dict[str | Promise, None] = {}
    for name in _remove_named(pdf.Root):
        found[name] = None
    for page in pdf.pages:
        for name in _remove_annotations(page.obj):
            found[name] = None
    for obj in pdf.objects:
        for name in _remove_actions(obj, depth=0):
            found[name] = None
    return [str(name) for name in found]


def _remove_named(root: Object) -> Iterator[Promise]:
    names = root.get("/Names", Dictionary())
    for key, what in _NAMES.items():
        if key in names:
            del names[key]
            yield what
    if "/AF" in root:
        del root["/AF"]
        yield _ATTACHED


def _remove_annotations(page: Object) -> Iterator[Promise]:
    annotations = page.get("/Annots")
    if not isinstance(annotations, Array):
        return
    kinds = [_kind(annotation, "/Subtype") for annotation in annotations]
    page["/Annots"] = Array(
        annotation for annotation, kind in zip(annotations, kinds, strict=True) if kind not in _ANNOTATIONS
    )
    yield from (_ANNOTATIONS[kind] for kind in kinds if kind in _ANNOTATIONS)


def _remove_actions(obj: Object, *, depth: int) -> Iterator[Promise]:
    """Actions of an object and of what is written inside it; other objects are met in their own turn."""
    if depth > _DEEPEST:
        return
    for key, value in _entries(obj):
        if what := _outlawed(value):
            _take_out(obj, key)
            yield what
        elif isinstance(value, Object) and not value.is_indirect:
            yield from _remove_actions(value, depth=depth + 1)


def _entries(obj: Object) -> list[tuple[str, Object] | tuple[int, Object]]:
    if isinstance(obj, Dictionary | Stream):
        return list(obj.items())
    return list(enumerate(obj)) if isinstance(obj, Array) else []


def _take_out(obj: Object, key: str | int) -> None:
    if isinstance(key, int):
        obj[key] = Dictionary()  # an array may hold names and values in pairs, which must stay pairs
    else:
        del obj[key]


def _outlawed(value: object) -> Promise | None:
    kind = _kind(value, "/S")
    if kind == "/URI" and isinstance(value, Dictionary) and "/URI" in value:
        address = str(value["/URI"]).strip().lower()
        return None if address.startswith(_SAFE_ADDRESSES) or ":" not in address else _STARTERS
    return _ACTIONS.get(kind)


def _kind(value: object, key: str) -> str:
    if not isinstance(value, Dictionary):
        return ""
    kind = value.get(key)
    return str(kind) if isinstance(kind, Name) else ""
