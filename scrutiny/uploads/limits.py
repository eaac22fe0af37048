"""What a child may use while it looks through bytes from outside. Needs no Django."""

from __future__ import annotations

import os
import resource
from math import ceil

from scrutiny.uploads.findings import MEGABYTE

# Memory that can be written. Beside it a child holds up to 30 MB of programs and libraries, so that it stays
# under 300 MB in all. The whole address space is no measure: much of it is only reserved.
MEMORY = 256 * MEGABYTE
SECONDS = 4.5  # so that whoever waits has an answer within 5
_STANDARD_STREAMS = 3
_NOBODY = 65534


def close_in(*, answer_limit: int) -> None:
    """Give up what is not needed any more: no new files, sockets or processes, no rights of root, no core file.

    `answer_limit` is how many bytes may be written to standard output, which is a file. What has to be
    imported must have been: no file can be opened afterwards.
    """
    for what, limit in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, ceil(SECONDS)),
        (resource.RLIMIT_DATA, MEMORY),
        (resource.RLIMIT_FSIZE, answer_limit),
        (resource.RLIMIT_NOFILE, _STANDARD_STREAMS),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(what, (limit, limit))
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
