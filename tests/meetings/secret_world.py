"""A world in which every part of an exempt item holds a word of its own that gives away where it leaked."""

import datetime as dt

from django.utils import timezone

from meetings.enums import ItemKind, PaperKind
from meetings.house_style_words import Fill
from meetings.services import (
    agenda_items,
    digests,
    exemptions,
    extensions,
    findings,
    minute_entries,
    progress,
    publications,
    recommendation_updates,
    recommendations,
    report_parts,
    reports,
    sending,
    sign_offs,
)
from meetings.services import minutes as minutes_service
from meetings.services.resolutions import ClauseText
from partnerships.services import people
from scrutiny.models import Job, OutgoingEmail
from tests import factories
from tests.access_world import World
from tests.meetings import minutes_factories, papers_factories, report_factories
from tests.meetings.recommendation_factories import SendingMeans, copies_owed, make_answer
from tests.meetings.secret_minutes import SecretMinutes

MARK = "zqsecret"
EXEMPT = {"exempt_paragraphs": ["7"], "public_interest_reason": f"{MARK}-interest"}
# What a body reads of a recommendation that was made to it: the wording and its own answer.
OF_THE_ADDRESSEE = {
    f"{MARK}-{part}"
    for part in (
        *("recommendation", "success", "more-time", "answer", "action-taken", "lead", "progress", "finding"),
    )
}


class SecretWorld(World):
    """The world of the access table, with an exempt item in the place of each open one."""

    def __init__(self, get):
        super().__init__(get)
        self.monitoring_officer = get("reviewer")
        self._exempt_report()
        self._exempt_parts()
        self._exempt_minute()
        self._exempt_recommendation()
        self._exempt_papers()
        self.member = get("member")
        self.secret_minutes = SecretMinutes(self, MARK)

    def _exempt_report(self):
        """Changed while it was open, then made exempt, returned once and cleared."""
        item = report_factories.make_item(meeting=self.meeting, by=self.clerk, title="A single case")
        self.meeting.refresh_from_db()
        agenda_items.change(item=item, by=self.clerk, text=f"{MARK}-earlier-text")
        agenda_items.change(item=item, by=self.clerk, text=f"{MARK}-item-text", **EXEMPT)
        item.refresh_from_db()
        author = people.create(
            council=self.council, by=self.clerk, forename="Ann", surname="Field", email="ann@larkmere.example"
        )
        report = reports.commission(item=item, by=self.clerk, author=author, title=f"{MARK}-report-title")
        sections = [s for s in report.sections.all() if s.key not in papers_factories.LISTED]
        texts = {section.pk: f"{MARK}-section" for section in sections}
        report_parts.save_texts(report=report, by=self.clerk, texts=texts)
        parts = {
            "recommendations": {"text": f"{MARK}-proposed"},
            "background-papers": {"title": f"{MARK}-background"},
            "risks": {"description": f"{MARK}-risk", "likelihood": 2, "impact": 2},
        }
        rows = [report_parts.add(report=report, by=self.clerk, kind=k, **f) for k, f in parts.items()]
        self.appendix = report_factories.make_appendix(report, by=self.clerk, title=f"{MARK}-appendix")
        report.refresh_from_db()
        reports.submit(report=report, by=self.clerk)
        reports.send_back(report=report, by=self.clerk, reason=f"{MARK}-returned")
        reports.submit(report=report, by=self.clerk)
        self._exempt_implications(report)
        reports.clear(report=report, by=self.clerk)
        self.agenda_item, self.report = item, report
        self.report_section = report.sections.first()
        self.proposed_recommendation, self.background_paper, self.risk = rows

    def _exempt_implications(self, report):
        """A change was asked for, then all was signed off, with a comment."""
        self.implication = report_factories.implication(report)
        sign_offs.ask_for_change(
            section=self.implication, by=self.monitoring_officer, reason=f"{MARK}-change-wanted"
        )
        sign_offs.record(
            section=self.implication,
            by=self.clerk,
            read=self.implication.body,
            name="Helen Quill",
            signed_on=timezone.localdate(),
            comment=f"{MARK}-comment",
        )
        report_factories.sign_off_all(report, by=self.clerk)

    def _exempt_parts(self):
        """Of a report in public: a section with its own heading and a picture, the recommendations, an appendix."""
        item = report_factories.make_item(meeting=self.meeting, by=self.clerk, title="A case in part")
        report = report_factories.make_report(
            meeting=self.meeting, by=self.clerk, item=item, title="In part", style="continuous"
        )
        report_factories.write_all(report, by=self.clerk)
        own = report_parts.add(report=report, by=self.clerk, kind="sections", heading=f"{MARK}-own-heading")
        proposed = report_parts.add(
            report=report, by=self.clerk, kind="recommendations", text=f"{MARK}-withheld-proposal"
        )
        appendix = report_factories.make_appendix(report, by=self.clerk, title="Notes", words=f"{MARK}-notes")
        self.picture = report_factories.make_picture(report, name=f"{MARK}-picture-name.png")
        texts = {
            "purpose": f"The case is told in {{figure {self.picture.key}}} and asked is "
            f"{{recommendation {proposed.pk}}}: see appendix {{appendix {appendix.pk}}}.\n\n"
            f"{{recommendation {proposed.pk}}}",
            "": f"{MARK}-withheld-text, see paragraph 77\n\nFigure: {MARK}-caption\n"
            f"![{MARK}-alternative](picture:{self.picture.key})",
            "recommendations": f"{MARK}-withheld-lead",
        }
        sections = {section.key: section for section in report.sections.all()}
        wanted = {sections[key].pk: text for key, text in texts.items() if key in sections}
        report_parts.save_texts(report=report, by=self.clerk, texts=wanted)
        recommended = next(
            one for one in sections.values() if report.sheet.fill_of(one.key) is Fill.RECOMMENDATIONS
        )
        day = timezone.localdate() + dt.timedelta(days=90)
        for part in (own, recommended, appendix):
            exemptions.exempt(part=part, by=self.clerk, exempt_review_date=day, **EXEMPT)
        report.refresh_from_db()
        reports.submit(report=report, by=self.clerk)
        reports.clear(report=report, by=self.clerk)
        self.part_report, self.part_appendix, self.part_section = report, appendix, own

    def _exempt_minute(self):
        day = timezone.localdate() - dt.timedelta(days=30)
        self.minuted = factories.make_meeting(committee=self.committee, by=self.clerk, date=day)
        self.exempt_business = minutes_factories.make_exempt_item(
            "Another case", meeting=self.minuted, by=self.clerk
        )
        minutes_factories.make_attendance(meeting=self.minuted, by=self.clerk)
        self.minutes = minutes_service.start(meeting=self.minuted, by=self.clerk)
        self.minute = self.minutes.entries.get(item=self.exempt_business)
        minute_entries.change(
            minute=self.minute,
            by=self.clerk,
            expected_version=self.minute.version,
            clauses=[ClauseText(f"{MARK}-clause", mover=f"{MARK}-mover", vote=f"{MARK}-vote")],
            title=f"{MARK}-heading",
            narrative=f"{MARK}-narrative",
            action=f"{MARK}-action",
        )
        self.resolution = self.minute.resolutions.first()
        minutes_service.publish(minutes=self.minutes, by=self.clerk)

    def _chase(self):
        """More time is given, with its reason; weekly messages tell that the answer is overdue by then."""
        until = self.addressee.due_on + dt.timedelta(days=7)
        extensions.grant(addressee=self.addressee, by=self.clerk, until=until, reason=f"{MARK}-more-time")
        day = digests.monday_of(until) + dt.timedelta(days=14)
        for digest in digests.make(council=self.council, day=day):
            self.digest = digest
            digests.send(digest=digest, by=self.clerk)

    def _exempt_recommendation(self):
        self.recommendation = recommendations.make(
            resolution=self.resolution,
            by=self.clerk,
            text=f"{MARK}-recommendation",
            success=f"{MARK}-success",
            addressees=[self.organisation],
            priority=self.priority,
        )
        self.addressee = self.recommendation.addressees.get()
        to = sending.Sending(self.addressee, means=SendingMeans.EMAIL, to="fire@larkshire.example")
        day = timezone.localdate() - dt.timedelta(days=3)
        sending.send(
            recommendation=self.recommendation,
            by=self.clerk,
            on=day,
            sendings=[to],
            copies_to=copies_owed(self.recommendation, on=day),
        )
        self.statutory_copy = self.recommendation.copies.first()
        self.addressee.refresh_from_db()
        self._chase()
        words = {"reason": f"{MARK}-answer", "action": f"{MARK}-action-taken", "lead": f"{MARK}-lead"}
        make_answer(self.addressee, by=self.clerk, **words)
        self.addressee.refresh_from_db()
        progress.report(
            addressee=self.addressee,
            by=self.clerk,
            text=f"{MARK}-progress",
            rag="green",
            stage="claimed-done",
        )
        self.recommendation.refresh_from_db()
        findings.record(
            recommendation=self.recommendation,
            kind="confirmed",
            by=self.clerk,
            on=timezone.localdate(),
            words=f"{MARK}-finding",
            minute=self.minute,
        )

    def _exempt_papers(self):
        """The update in public is written and cleared; both packs are out, so the agenda is frozen."""
        update = recommendation_updates.draft(meeting=self.meeting, by=self.clerk)
        update.refresh_from_db()
        reports.submit(report=update, by=self.clerk)
        report_factories.sign_off_all(update, by=self.clerk)
        reports.clear(report=update, by=self.clerk)
        late = agenda_items.add(
            meeting=self.meeting,
            by=self.clerk,
            title="A withdrawn case",
            kind=ItemKind.REPORT,
            urgency_reason=f"{MARK}-urgency",
            **EXEMPT,
        )
        agenda_items.withdraw(item=late, by=self.clerk, reason=f"{MARK}-withdrawn")
        self.pack = self._out(PaperKind.AGENDA_PACK)
        self.publication = self.unpublished = self._out(PaperKind.RESTRICTED_PACK)
        self.job = self.publication.job
        self._exempt_supplement()

    def _exempt_supplement(self):
        """An exempt report that came after the packs: both supplements name its item, one of them holds it."""
        item = agenda_items.add(
            meeting=self.meeting,
            by=self.clerk,
            title="A late case",
            kind=ItemKind.REPORT,
            urgency_reason=f"{MARK}-late-urgency",
            **EXEMPT,
        )
        papers_factories.make_cleared_report(item, by=self.clerk, words=f"{MARK}-late")
        self._out(PaperKind.SUPPLEMENT)
        self.supplement = self._out(PaperKind.RESTRICTED_SUPPLEMENT)

    def _out(self, kind):
        pack = papers_factories.make_pack(self.meeting, by=self.clerk, kind=kind)
        return publications.publish(publication=pack, by=self.clerk)

    def everything(self) -> list[tuple[str, dict]]:
        """More addresses than one of each: all messages, all jobs, the other exempt items and papers."""
        found = [("mail-detail", {"pk": pk}) for pk in OutgoingEmail.objects.values_list("pk", flat=True)]
        found += [("job-detail", {"pk": pk}) for pk in Job.objects.values_list("pk", flat=True)]
        found += [("job-progress", {"pk": pk}) for pk in Job.objects.values_list("pk", flat=True)]
        items = [*self.meeting.items.all(), *self.minuted.items.all()]
        found += [("meetings:agenda-item-detail", {"pk": item.pk}) for item in items]
        for paper in self.council.publications.all():
            found += [
                (f"meetings:publication-{verb}", {"pk": paper.pk}) for verb in ("detail", "read", "download")
            ]
            here = {"council": self.council.slug, "pk": paper.pk}
            found += [(f"public:{name}", here) for name in ("paper", "paper-download")]
        for appendix in (self.appendix, self.part_appendix):
            here = {"council": self.council.slug, "sha256": appendix.sha256}
            found.append(("public:appendix-download", here))
            found.append(("meetings:appendix-download", {"pk": appendix.pk}))
        return [*found, *self._of_the_parts(), *self._of_the_minutes()]

    def _of_the_parts(self) -> list[tuple[str, dict]]:
        """The addresses of the report that is exempt in part, and of its picture."""
        report, picture = {"pk": self.part_report.pk}, self.picture
        named = (
            "report-detail",
            "report-pdf",
            "report-write",
            "exemption-parts",
            "report-section-list",
            "appendix-list",
        )
        found = [(f"meetings:{name}", report) for name in (*named, "proposed-recommendation-list")]
        section = report | {"section_pk": self.part_section.pk}
        found += [
            (f"meetings:section-{name}", section)
            for name in ("text-write", "text-presence", "version-list", "version-compare")
        ]
        found += [
            ("meetings:exemption-section", {"pk": self.part_section.pk}),
            ("meetings:exemption-appendix", {"pk": self.part_appendix.pk}),
            ("meetings:report-section-edit", {"pk": self.part_section.pk}),
            ("meetings:report-picture", report | {"key": picture.key}),
            ("public:picture", {"council": self.council.slug, "sha256": picture.sha256}),
        ]
        return found

    def _of_the_minutes(self) -> list[tuple[str, dict]]:
        """The addresses of the minutes that are kept in part, of their draft, and of what was made of them."""
        secret = self.secret_minutes
        entries = (secret.open_entry, secret.private_entry, self.circulated.entries.first())
        found = [("public:minutes", {"council": self.council.slug, "pk": secret.minutes.pk})]
        for minutes in (secret.minutes, self.circulated):
            here = {"pk": minutes.pk}
            found += [
                (f"meetings:{name}", here)
                for name in (
                    "minutes-detail",
                    "meeting-day",
                    "exclusion-list",
                    "correction-list",
                    "correction-create",
                )
            ]
        for entry in entries:
            found += [
                (f"meetings:{name}", {"pk": entry.pk})
                for name in (
                    "minute-edit",
                    "motion-list",
                    "exclusion-create",
                    "exclusion-summary",
                    "meeting-day-entry",
                )
            ]
            found += [("meetings:motion-edit", {"pk": row.pk}) for row in entry.motions.all()]
        found.append(("meetings:recommendation-detail", {"pk": secret.recommendation.pk}))
        here = {"council": self.council.slug, "pk": secret.recommendation.pk}
        found.append(("public:recommendation", here))
        for meeting in (secret.minutes.meeting, self.circulated.meeting):
            found.append(("meetings:publication-list", {"pk": meeting.pk}))
        return found
