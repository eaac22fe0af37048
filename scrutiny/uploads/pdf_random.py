"""Makes qpdf open its source of random numbers, which it keeps open. Needs no Django.

Whatever is encrypted makes qpdf ask for random numbers, even to be read; a child that can open no file any more would
have to refuse it. Importing this is enough.
"""

from __future__ import annotations

from io import BytesIO

import pikepdf

with pikepdf.new() as _nothing:
    _nothing.save(BytesIO(), encryption=pikepdf.Encryption(owner="anyone"))
