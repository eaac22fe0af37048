"""Where one body is with each part of a recommendation: what it said last, and how the committee amended that since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meetings.recommendation_enums import FindingKind, ProgressStage

if TYPE_CHECKING:
    from meetings.models import Addressee, Finding, ProgressUpdate, RecommendationPart

# What a body says when nothing is left to do for it.
OVER = frozenset({ProgressStage.CLAIMED_DONE, ProgressStage.NOT_FEASIBLE})


@dataclass(frozen=True)
class Assessment:
    """Of one part, or of the whole (`part` None): the body's last report, and the committee's amendment of it."""

    part: "RecommendationPart | None"
    update: "ProgressUpdate | None"
    amended: "Finding | None"

    @property
    def stage(self) -> str:
        """How far it is: what the body said, or in progress once the committee amended it."""
        if self.amended or self.update is None:
            return ProgressStage.IN_PROGRESS
        return self.update.stage

    @property
    def stage_label(self) -> str:
        return str(ProgressStage(self.stage).label)

    @property
    def is_claimed(self) -> bool:
        return self.stage == ProgressStage.CLAIMED_DONE

    @property
    def rag(self) -> str:
        """The committee's rating where it gave one with its amendment, else the body's own; empty for none."""
        return self._rated.rag if self._rated else ""

    @property
    def rag_label(self) -> str:
        return self._rated.get_rag_display() if self._rated else ""

    @property
    def _rated(self) -> "Finding | ProgressUpdate | None":
        found = self.amended
        is_of_this = found is not None and (found.part_id is None or self.part is not None)
        return found if found and found.rag and is_of_this else self.update


def of(addressee: "Addressee") -> list[Assessment]:
    """The whole first and then each part of which anything was said or found (reads updates and findings).

    An amendment stands until the body reports again: by when each was recorded, since both may be entered later.
    """
    updates = {update.part_id: update for update in sorted(addressee.updates.all(), key=_recorded)}
    amendments = [found for found in addressee.recommendation.findings.all() if _amends(found, addressee)]
    parts = {one.part_id: one.part for one in (*updates.values(), *amendments)}
    found = [_assessment(part, updates.get(key), amendments) for key, part in parts.items()]
    return sorted(found, key=lambda one: one.part.position if one.part else 0)


def summed(stages: Mapping[object, str | None]) -> str:
    """How far the whole is by its parts: claimed done only once every part is (None: nothing was said of it)."""
    said = set(stages.values())
    if len(said) == 1 and said <= OVER:
        return str(said.pop())
    return ProgressStage.PLANNED if said <= {ProgressStage.PLANNED, None} else ProgressStage.IN_PROGRESS


def _assessment(
    part: "RecommendationPart | None", update: "ProgressUpdate | None", amendments: Iterable["Finding"]
) -> Assessment:
    # An amendment of one part is one of the whole too: a whole claim cannot stand when a part of it does not.
    touching = [
        found
        for found in amendments
        if (part is None or found.part_id in (None, part.pk)) and _stands_against(found, update)
    ]
    return Assessment(part, update, max(touching, key=_recorded, default=None))


def _stands_against(found: "Finding", update: "ProgressUpdate | None") -> bool:
    if update is None:
        return found.kind == FindingKind.AMENDED
    is_later = found.recorded_at > update.recorded_at
    # Opened again: what was said to be over is not; what goes on goes on.
    return is_later and (found.kind == FindingKind.AMENDED or update.stage in OVER)


def _amends(found: "Finding", addressee: "Addressee") -> bool:
    kinds = (FindingKind.AMENDED, FindingKind.REOPENED)
    return found.kind in kinds and found.addressee_id in (None, addressee.pk)


def _recorded(row: "Finding | ProgressUpdate") -> tuple:
    return row.recorded_at, row.pk
