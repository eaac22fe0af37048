"""Motions and amendments as they are printed: moved by whom, decided how."""

from dataclasses import dataclass

from meetings import visibility
from meetings.enums import Audience
from meetings.models import Minute, Motion


@dataclass(frozen=True)
class PrintedMotion:
    """One motion or amendment: its wording, and the sentences that tell how it was decided."""

    pk: int
    text: str
    is_amendment: bool
    sentences: tuple[str, ...] = ()
    is_kept: bool = False


def printed(entry: Minute, audience: Audience) -> tuple[PrintedMotion, ...]:
    """The motions of a minute that an audience may read, in order (no query when they were read along)."""
    return tuple(
        _motion(motion)
        for motion in entry.motions.all()
        if visibility.may_see_kept(motion.is_exempt or motion.in_private, audience)
    )


def _motion(motion: Motion) -> PrintedMotion:
    return PrintedMotion(
        pk=motion.pk,
        text=motion.text,
        is_amendment=motion.amends_id is not None,
        sentences=(str(motion.get_outcome_display()),),
        is_kept=motion.is_exempt or motion.in_private,
    )
