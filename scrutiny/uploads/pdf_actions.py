"""Parts of a PDF that act by themselves, and how to take them out. Needs no Django."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from scrutiny.uploads.findings import Part

_ACTIONS = {
    "/JavaScript": Part.SCRIPTS,
    "/Launch": Part.STARTERS,
    "/GoToR": Part.STARTERS,
    "/GoToE": Part.STARTERS,
    "/SubmitForm": Part.STARTERS,
    "/ImportData": Part.STARTERS,
    "/Rendition": Part.MEDIA,
    "/Movie": Part.MEDIA,
    "/Sound": Part.MEDIA,
    "/GoTo3DView": Part.MEDIA,
    "/RichMediaExecute": Part.MEDIA,
}
_ANNOTATIONS = {
    "/FileAttachment": Part.ATTACHED,
    "/RichMedia": Part.MEDIA,
    "/Movie": Part.MEDIA,
    "/Sound": Part.MEDIA,
    "/Screen": Part.MEDIA,
    "/3D": Part.MEDIA,
}
_NAMES = {"/JavaScript": Part.SCRIPTS, "/EmbeddedFiles": Part.ATTACHED}
_SAFE_ADDRESSES = ("http://", "https://", "mailto:", "tel:")
_DEEPEST = 20


def strip_active_content(pdf: pikepdf.Pdf) -> tuple[Part, ...]:
    """Take out scripts, actions that reach outside, attached files and media; tell what was found.

    Links to web, e-mail and telephone addresses and within the document stay.
    """
    found: dict[Part, None] = {}
    for name in _remove_named(pdf.Root):
        found[name] = None
    for page in pdf.pages:
        for name in _remove_annotations(page.obj):
            found[name] = None
    for obj in pdf.objects:
        for name in _remove_actions(obj, depth=0):
            found[name] = None
    return tuple(found)


def _remove_named(root: Object) -> Iterator[Part]:
    names = root.get("/Names", Dictionary())
    for key, what in _NAMES.items():
        if key in names:
            del names[key]
            yield what
    if "/AF" in root:
        del root["/AF"]
        yield Part.ATTACHED


def _remove_annotations(page: Object) -> Iterator[Part]:
    annotations = page.get("/Annots")
    if not isinstance(annotations, Array):
        return
    kinds = [_kind(annotation, "/Subtype") for annotation in annotations]
    page["/Annots"] = Array(
        annotation for annotation, kind in zip(annotations, kinds, strict=True) if kind not in _ANNOTATIONS
    )
    yield from (_ANNOTATIONS[kind] for kind in kinds if kind in _ANNOTATIONS)


def _remove_actions(obj: Object, *, depth: int) -> Iterator[Part]:
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


def _outlawed(value: object) -> Part | None:
    kind = _kind(value, "/S")
    if kind == "/URI" and isinstance(value, Dictionary) and "/URI" in value:
        address = str(value["/URI"]).strip().lower()
        return None if address.startswith(_SAFE_ADDRESSES) or ":" not in address else Part.STARTERS
    return _ACTIONS.get(kind)


def _kind(value: object, key: str) -> str:
    if not isinstance(value, Dictionary):
        return ""
    kind = value.get(key)
    return str(kind) if isinstance(kind, Name) else ""
