"""Whether the workers make PDFs of Word documents: they tell it every minute, and pages ask.

Only the worker knows what is installed beside it, and it may be another machine than the one that shows the pages. So
it puts what it knows into the cache; what is older than ten minutes counts as not known. Every worker of one
deployment is taken to have the same programs.
"""

from django.core.cache import cache

from scrutiny.uploads.libreoffice import libreoffice_available

KEY = "word-documents-become-pdfs"
SECONDS_KEPT = 10 * 60


def tell() -> bool:
    """For workers: keep whether Word documents can be made into PDFs here, and return it."""
    available = libreoffice_available()
    cache.set(KEY, available, SECONDS_KEPT)
    return available


def is_missing() -> bool:
    """Whether a worker has said that it can't do it; while none has said anything, it is tried."""
    return cache.get(KEY) is False
