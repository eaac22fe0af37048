"""A worker is killed at any moment of a build: there is always one publication in the end, and it is the right one."""

import os
import random
from functools import partial
from hashlib import sha256

import pytest
from django.core.files.storage import default_storage

from meetings.models import Publication
from meetings.services import publications
from scrutiny import jobs
from scrutiny.models import Job, JobStatus, PaperPart
from tests.killed import killed_at, taken_for_dead
from tests.meetings.papers_factories import make_agenda, make_pack

# So many moments in an ordinary run; KILL_POINTS=50 bin/test tests/meetings/test_pack_killed.py for more.
POINTS = int(os.environ.get("KILL_POINTS", "6"))
# How many parts are to be laid out, and the seconds within which the worker is killed.
BUILDS = ((0, 0.25), (1, 0.6), (99, 1.5))

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_build_killed_at_any_moment_ends_with_one_correct_publication(clerk, meeting, monkeypatch):
    whole = make_pack(make_agenda(meeting, by=clerk), by=clerk)
    monkeypatch.setattr(jobs.run_job, "delay", lambda job_id: None)
    chance, killed = random.Random(25), 0  # noqa: S311  # the same moments each time
    for number in range(POINTS):
        parts, longest = BUILDS[number % len(BUILDS)]
        forget(chance, parts)
        job = order_again(whole)
        killed += killed_at(chance.uniform(0, longest), partial(jobs.run, str(job.pk)))
        taken_for_dead(job.pk)
        jobs.run(str(job.pk))
        job.refresh_from_db()
        built = Publication.objects.get(job=job)
        assert (job.status, built.sha256) == (JobStatus.DONE, whole.sha256)
    assert killed >= POINTS // 3
    assert Publication.objects.count() == POINTS + 1
    assert hash_of(whole.file.name) == whole.sha256
    assert set(Publication.objects.values_list("file", flat=True)) == {whole.file.name}
    assert all(hash_of(part.file.name) == part.sha256 for part in PaperPart.objects.all())


def forget(chance: random.Random, parts: int) -> None:
    """As though some parts had never been laid out."""
    keys = list(PaperPart.objects.values_list("pk", flat=True))
    PaperPart.objects.filter(pk__in=chance.sample(keys, min(parts, len(keys)))).delete()


def order_again(whole: Publication) -> Job:
    """The same order at the same moment, so that the same file must come of it; no worker has begun."""
    job = publications.start_build(
        kind=whole.kind, by=whole.built_by, council=whole.council, meeting_id=whole.meeting_id
    )
    Job.objects.filter(pk=job.pk).update(created_at=whole.job.created_at)
    return job


def hash_of(name: str) -> str:
    with default_storage.open(name, "rb") as file:
        return sha256(file.read()).hexdigest()
