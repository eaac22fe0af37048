"""One of each record, so that every address of the service can be asked for by every role."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from meetings.enums import Audience, InterestKind, PaperFormat, PaperKind
from meetings.house_style_edits import setting
from meetings.models import Publication, PublicationFile
from meetings.services import (
    actions,
    allowed_words,
    answer_links,
    attendance,
    declarations,
    digests,
    exclusions,
    meetings,
    minute_entries,
    minutes,
    motions,
    paper_leaks,
    report_parts,
    resolutions,
    standing_items,
    standing_phrases,
    word_imports,
    work_programme,
)
from meetings.services.resolutions import ClauseText
from partnerships.services import measures, organisations, people, plan_actions
from scrutiny import outbox
from scrutiny.models import Job
from scrutiny.services import councils
from tests import factories, minutes_world, review_world
from tests.access_keys import KEY_OF
from tests.meetings import (
    house_style_factories,
    people_factories,
    recommendation_factories,
    report_factories,
    tracker_files,
    wording_factories,
)
from tests.meetings.section_factories import type_into
from tests.meetings.word_reports import word_file
from tests.partnerships import directory_factories

# Words that the leak check found in the unpublished pack.
FOUND = "Martha Okonkwo"
FOUND_AT = {"place": "page-text", "page": 1, "words": FOUND, "file": "", "part": ""}

# Words of an address other than pk, and which record they name.
OTHER_WORDS = {
    "slug": "council",
    "council": "council",
    "committee_pk": "committee",
    "partnership_pk": "partnership",
    "person_pk": "person",
    "meeting_pk": "meeting",
    "plan_pk": "plan",
    "priority_pk": "priority",
    "action_pk": "plan_action",
    "measure_pk": "measure",
    "resolution_pk": "resolution",
    "report_pk": "report",
    "minutes_pk": "minutes",
    "section_pk": "report_section",
}
# Words of an address that name no record, and what stands for them: parts of the council's house style.
PARTS = {
    "hit": paper_leaks.key_of(FOUND),
    "number": 1,
    "section": "summary",
    "group": "header",
    "line": "report_of",
    "place": 0,
    "form": PaperFormat.LARGE_16,
    "name": "front",
}


# The one paper of the packs.
FRONT = {
    "name": "front",
    "title": "Front sheet",
    "item": 0,
    "level": 0,
    "notice": "",
    "key": "",
    "shows": "",
    "sha256": "",
    "pages": 1,
    "at": 1,
    "first": "1",
    "last": "1",
    "faults": [],
    "file": None,
}


# The fixtures that the world is made of.
CAST = (
    "council",
    "administrator",
    "clerk",
    "partnership_officer",
    "partnership",
    "fire_service",
    "police",
    "plan",
    "priority",
    "committee",
    "meeting",
    "chair",
    "member",
    "substitute",
    "co_optee",
    "theme_lead",
    "partner",
    "report_author",
    "reviewer",
)


class World:
    """The records by name, and the arguments of any address."""

    def __init__(self, get):
        """`get` gives the fixture of a name in CAST: records that most tests use are fixtures."""
        self.clerk, self.officer = get("clerk"), get("partnership_officer")
        self.council, self.committee = get("council"), get("committee")
        self.partnership, self.plan, self.priority = get("partnership"), get("plan"), get("priority")
        self.meeting = get("meeting")
        self._add_kernel(get("administrator"))
        self._add_partnership(get("fire_service"), get("police"))
        self._add_report()
        self._add_house_style()
        self._add_recommendation()
        self._add_wording(get("member"))
        self._add_papers()
        review_world.add(self, chair=get("chair"))
        self.circulated, self.correction = minutes_world.make_corrected(self, get("chair"))
        self.agreed = minutes_world.make_agreed(self)

    def arguments(self, name: str, words: tuple[str, ...]) -> dict:
        """The arguments of an address with these words in its pattern."""
        values = {word: self._value(word, name) for word in words}
        return {word: value for word, value in values.items() if value is not None}

    def _value(self, word: str, name: str):
        if word in ("uidb36", "key"):
            return "none"
        if word in PARTS:
            return PARTS[word]
        if word == "sha256":
            return "0" * 64
        record = getattr(self, OTHER_WORDS[word] if word in OTHER_WORDS else self._noun(name))
        return record.slug if word in ("slug", "council") else record.pk

    def _noun(self, name: str) -> str:
        if name in KEY_OF:
            return KEY_OF[name]
        words = name.rpartition(":")[2].split("-")
        nouns = ("_".join(words[:count]) for count in range(len(words), 0, -1))
        return next(noun for noun in nouns if hasattr(self, noun))

    def _add_kernel(self, administrator):
        self.user = self.clerk
        self.role = self.clerk.council_roles.get()
        day = dt.date(2026, 12, 29)
        self.closure = councils.add_closure(council=self.council, by=administrator, date=day, reason="Closed")
        self.mail = outbox.queue("password_changed", to="someone@larkmere.example", council=self.council)
        self.job = Job.objects.create(kind="build-paper", council=self.council, started_by=self.clerk)

    def _add_partnership(self, fire_service, police):
        self.organisation, self.police = fire_service, police
        organisations.rename(
            organisation=self.police, by=self.officer, name="Larkshire Constabulary", on=timezone.localdate()
        )
        self.organisation_name = self.police.names.get()
        self.person = people.create(council=self.council, by=self.officer, surname="Boyle", forename="David")
        self.post = directory_factories.make_post(
            self.person, by=self.officer, organisation=self.police, start=factories.LONG_AGO
        )
        self.membership = directory_factories.make_seat(
            self.partnership,
            by=self.officer,
            person=self.person,
            organisation=self.police,
            start=factories.LONG_AGO,
        )
        self.group = directory_factories.make_group(self.partnership, by=self.officer)
        self.theme_lead = self.priority.theme_leads.get()
        self.plan_action = plan_actions.create(
            priority=self.priority, by=self.officer, text="Light the underpass"
        )
        self.measure = measures.create(
            priority=self.priority, by=self.officer, name="Incidents reported", unit="incidents"
        )
        self.measure_value = measures.record_value(
            measure=self.measure,
            by=self.officer,
            period="2024/25",
            period_end=dt.date(2025, 3, 31),
            value=Decimal(412),
        )

    def _add_report(self):
        """Of the theme lead, for an item of next month's meeting."""
        self.agenda_item = report_factories.make_item(
            meeting=self.meeting, by=self.clerk, priority=self.priority
        )
        self.bare_item = report_factories.make_item(meeting=self.meeting, by=self.clerk, title="Hate crime")
        self.report = report_factories.make_report(
            meeting=self.meeting, by=self.clerk, item=self.agenda_item, style="decimal"
        )
        self.appendix = report_factories.make_appendix(self.report, by=self.clerk)
        self.word_import = word_imports.receive(report=self.report, by=self.clerk, file=word_file())
        parts = {
            "recommendations": {"text": "That the report be noted."},
            "background-papers": {"title": "The plan"},
            "risks": {"description": "It rains", "likelihood": 2, "impact": 2},
        }
        rows = {
            kind: report_parts.add(report=self.report, by=self.clerk, kind=kind, **fields)
            for kind, fields in parts.items()
        }
        self.proposed_recommendation = rows["recommendations"]
        self.background_paper, self.risk = rows["background-papers"], rows["risks"]
        self.report_section = self.report.sections.first()
        self.report_section.report = self.report
        self.section_version = type_into(self.report_section, "Beside.", by=self.clerk, version=0).beside
        self.implication = self.report.sections.get(key="legal")
        self.reviewer = report_factories.make_reviewer(
            "Helen Quill", self.implication.reviewer, council=self.council, by=self.clerk
        )
        self.standing_phrase = standing_phrases.create(
            council=self.council, by=self.clerk, label="Noted", narrative="The {committee} noted it."
        )
        self.standing_item = standing_items.add(
            committee=self.committee, by=self.clerk, title="Apologies for absence"
        )

    def _add_house_style(self):
        """The council's own, with a risk scale and a draft."""
        self.house_style = house_style_factories.make_style(
            council=self.council, by=self.clerk, source="decimal"
        )
        house_style_factories.change(self.house_style, setting(own_sections=False), by=self.clerk)

    def _add_wording(self, member):
        """A member's suggestion and a prepared amendment for a meeting whose agenda is out."""
        self.meeting_before, self.proposed_before, self.wording_proposal, self.prepared_amendment = (
            wording_factories.make_before_meeting(committee=self.committee, member=member, by=self.clerk)
        )

    def _add_recommendation(self):
        """To the fire service, sent three days ago, from a meeting whose minutes are published."""
        self.recommendation = recommendation_factories.make_sent_recommendation(
            self.organisation, committee=self.committee, by=self.clerk
        )
        self.addressee = self.recommendation.addressees.get()
        self.statutory_copy = self.recommendation.copies.first()
        self.answer_link, _key = answer_links.make(addressee=self.addressee, by=self.clerk)
        # The first message, which waits to be looked at.
        due = self.addressee.due_on
        self.digest = digests.make(council=self.council, day=due + dt.timedelta(days=7 - due.weekday()))[0]
        # Of a partial answer that counts, and shown to residents: whoever reads the recommendation may have it.
        self.evidence = recommendation_factories.make_evidence(self.addressee, by=self.clerk)
        self.tracker_import = tracker_files.make_import(
            self.committee, by=self.clerk, file=tracker_files.small_file(["R1", "TBC", "Light it"])
        )
        self.tracker_import_row = self.tracker_import.rows.get(number=2)
        self.resolution = self.recommendation.resolution
        self.action = actions.create(
            minute=self.resolution.minute, by=self.clerk, text="Send the figures", owner_name="Supt Reed"
        )
        self.work_programme = work_programme.create(
            committee=self.committee, by=self.clerk, title="Youth justice", planned_for="autumn 2027"
        )
        self.minutes = self.resolution.minute.minutes
        self.minuted = self.minutes.meeting
        self.committee_membership = self.committee.memberships.first()

    def _add_papers(self):
        """A meeting of last week with minutes in draft; packs of the next one, published and not."""
        week_ago = timezone.localdate() - dt.timedelta(days=8)
        self.held = factories.make_meeting(committee=self.committee, by=self.clerk, date=week_ago)
        meetings.hold(meeting=self.held, by=self.clerk, ended_at=dt.time(20))
        rows = attendance.roll(self.held)
        keys = [attendance.key_of(row) for row in rows]
        attendance.record(
            meeting=self.held, by=self.clerk, presences=dict.fromkeys(keys, "present"), presided=keys[0]
        )
        self.attendance = self.held.attendances.first()
        self.declaration = declarations.declare(
            meeting=self.held,
            by=self.clerk,
            person=self.attendance.person,
            kind=InterestKind.OTHER,
            nature="A relative works for the fire service.",
        )
        self.draft_minutes = minutes.start(meeting=self.held, by=self.clerk)
        self.minute = minute_entries.create(minutes=self.draft_minutes, by=self.clerk, title="Hate crime")
        self.presiding = people_factories.make_presiding(self.attendance, by=self.clerk)
        self.quorum = people_factories.make_quorum_part(self.minute, by=self.clerk)
        self.standing_declaration = people_factories.make_standing_declaration(
            self.attendance.person, committee=self.committee, by=self.clerk
        )
        self.motion = motions.move(minute=self.minute, by=self.clerk, text="That a report be brought.")
        self.exclusion = exclusions.exclude(
            minute=self.minute, by=self.clerk, paragraphs=["7"], proceedings="the names in appendix A"
        )
        left = ClauseText("That a letter be sent.", delegated_to="the Chair")
        (self.clause_left,) = resolutions.write(minute=self.minute, by=self.clerk, clauses=[left])
        published = {"published_at": timezone.now(), "published_by": self.clerk}
        self.pack = self._paper(PaperKind.AGENDA_PACK, Audience.PUBLIC, **published)
        self.publication = self._paper(PaperKind.RESTRICTED_PACK, Audience.RESTRICTED, **published)
        for paper in (self.pack, self.publication):
            self._large_print(paper)
        self.unpublished = self._paper(PaperKind.AGENDA_PACK, Audience.PUBLIC, number=2)
        self.allowed_words = allowed_words.allow(
            meeting=self.meeting, by=self.clerk, words="Lime Walk", reason="The street is on every map."
        )

    def _large_print(self, paper: Publication) -> None:
        file = PublicationFile(
            publication=paper, format=PaperFormat.LARGE_16, sha256=paper.sha256, pages=1, size=1
        )
        file.file.save("large.pdf", report_factories.pdf_file(), save=False)
        file.save()

    def _paper(self, kind: str, audience: str, **fields) -> Publication:
        """As a worker leaves it; laying it out for real would take most of this test's time."""
        paper = Publication(
            council=self.council,
            kind=kind,
            audience=audience,
            meeting=self.meeting,
            title="Agenda",
            sha256=kind.value.ljust(64, "0"),
            pages=1,
            size=1,
            html="<p>Agenda</p>",
            facts={
                "fingerprint": "of what it showed then",
                "leaks": [FOUND_AT] if kind.value == "agenda-pack" else [],
                "parts": [FRONT],
            },
            built_by=self.clerk,
            **fields,
        )
        paper.file.save("agenda.pdf", report_factories.pdf_file(), save=False)
        paper.save()
        return paper
