"""What has been made of a borough so far, found by the names that the facts use."""

from dataclasses import dataclass, field

from meetings.demo import cast, files
from meetings.demo.days import Days, Words
from meetings.models import AgendaItem, Committee, Meeting, Recommendation
from partnerships.models import Organisation, Partnership, Person, Priority
from scrutiny import jobs
from scrutiny.models import Council, Job, JobStatus, User


@dataclass
class World:
    """One borough as far as it is entered.

    `clerk` does what nobody else is named for, `officer` keeps the partnership.
    """

    days: Days
    council: Council
    clerk: str
    officer: str
    people: dict[str, Person] = field(default_factory=dict)
    bodies: dict[str, Organisation] = field(default_factory=dict)
    themes: dict[str, Priority] = field(default_factory=dict)
    made: dict[str, Recommendation] = field(default_factory=dict)
    partnership: Partnership | None = None
    committee: Committee | None = None
    _signed_in: dict[str, User] = field(default_factory=dict)

    def by(self, name: str = "") -> User:
        """The account of somebody, as it was when it was asked for first: see `forget_roles`."""
        name = name or self.clerk
        if name not in self._signed_in:
            self._signed_in[name] = User.objects.get(email=cast.of_name(name).email)
        return self._signed_in[name]

    def forget_roles(self) -> None:
        """Look everybody's roles up anew, after somebody was given a seat or a priority."""
        self._signed_in.clear()

    def person(self, name: str) -> Person | None:
        """Somebody of the directory; None for no name."""
        return self.people[name] if name else None

    def body(self, name: str) -> Organisation | None:
        """An organisation by the name it has in the facts; None for no name."""
        return self.bodies[name] if name else None

    def file(self, name: str) -> files.TextFile:
        """A file of this borough's texts."""
        return files.read(f"{self.council.slug}/{name}", Words(self.days))

    def words(self, text: str) -> str:
        """A text of the facts with the days of the borough filled in."""
        return files.filled(text, Words(self.days))

    def item(self, meeting: Meeting, title: str) -> AgendaItem:
        """An item of an agenda by its title."""
        return meeting.items.get(title=title)


def do_waiting_jobs(council: Council) -> None:
    """Do the jobs that wait for a worker, here and at once: the demonstration is loaded before there is one."""
    waiting = Job.objects.filter(council=council, status=JobStatus.QUEUED).order_by("created_at")
    for job_id in waiting.values_list("pk", flat=True):
        jobs.run(str(job_id))
