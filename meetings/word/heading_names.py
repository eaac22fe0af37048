"""Headings and labels as councils word them, and the section or fact that each means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from meetings.house_style_sheet import HeaderField, HouseStyleSheet
from meetings.house_style_words import Fill

_BRACKETS = re.compile(r"\([^)]*\)")
_NUMBER = re.compile(r"^\s*(?:section\s+)?\d+(?:\.\d+)*[.)]?\s+", re.IGNORECASE)
_NO_WORD = re.compile(r"[^\w\s]+")
_SECTIONS: Mapping[str, str] = {
    "purpose": "purpose of report|purpose of the report|introduction|introduction and purpose|pwrpas",
    "summary": "summary|executive summary|report summary|introduction|purpose|purpose of report|crynodeb",
    "recommendations": "recommendation|recommendations|recommendation s|proposed recommendations|"
    "recommendations to the committee|recommended|officer recommendations|argymhellion",
    "reason": "reason for recommendation|reasons for recommendation|reasons for recommendations|reasons|"
    "reason for decision|reasons for decision",
    "reasons": "reason for recommendation|reason for recommendations|reasons for recommendation|reasons|"
    "reason for decision|reasons for decision",
    "background": "background information|background and context|context|background to the report|cefndir",
    "report": "main report|the report|body of report|details|main considerations|main issues|key issues|"
    "information|report details|adroddiad",
    "considerations": "considerations|details|main issues|key issues|report|main report|issues",
    "details": "detail|main considerations|considerations|report|main report|key issues|main issues",
    "proposal": "proposal|proposals|proposals options|option|options|proposal and options",
    "goals": "goals|objectives|aims and objectives|goals and aims",
    "options": "options|alternative options|alternative options considered|other options considered",
    "consultation": "consultations|consultation and engagement|consultation undertaken|ymgynghori",
    "next-steps": "next steps|implementation|implementation and communication|timetable for implementation",
    "implications": "corporate implications|implications of the report|general implications",
    "financial": "financial|finance|financial implications|finance implications|financial considerations|"
    "resource implications|finance and resources",
    "legal": "legal|legal implications|legal considerations|legal and governance|governance implications",
    "staffing": "staffing|staffing implications|human resources|workforce implications",
    "equality": "equality|equalities|equality implications|equality and diversity|equalities implications|"
    "equality and diversity implications|equality impact assessment|safeguarding implications",
    "community-safety": "community safety|crime and disorder implications|crime and disorder|section 17",
    "climate": "climate change|climate change implications|environmental implications|sustainability|"
    "environment and climate change|sustainability implications|climate implications",
    "other": "other implications|other considerations",
    "risk": "risk|risks|risk management|risk implications|risk and mitigation",
    "risks": "risk|risks|risk management|risk implications|risk assessment|risks and mitigation",
    "alignment": "corporate priorities|links to corporate priorities|council priorities|corporate plan|"
    "alignment with council priorities|effect on corporate priorities",
    "background-papers": "background papers|list of background papers|background documents|papurau cefndir",
    "appendices": "appendix|appendices|list of appendices|attachments|atodiadau",
}
_FACTS: Mapping[str, str] = {
    "committee": "report to|to|committee|meeting|scrutiny committee|name of committee",
    "committee_and_date": "report to",
    "date": "date|meeting date|date of meeting|dyddiad",
    "agenda_item": "agenda item|item|agenda item no|agenda item number|agenda no|item no",
    "report_of": "report of|report from|from",
    "subject": "subject|title|report title|title of report",
    "author": "report author|author|report by|contact officer|officer contact|awdur",
    "author_name": "name of author|author s name",
    "author_post": "post|job title|author s post",
    "author_telephone": "tel|telephone|tel no|telephone number",
    "author_contact": "telephone and email|contact details|contact|email|e mail|telephone|tel|"
    "report author contact details|author contact details",
    "lead_member": "lead cabinet member|cabinet member|portfolio holder|lead member|responsible cabinet member",
    "lead_officer": "lead officer|chief officer responsible|chief officer|responsible officer|lead director",
    "lead_officer_contact": "chief officer contact details|lead officer contact details",
    "corporate_priorities": "corporate priority|corporate priorities|council priority|council priorities",
    "wards": "wards|ward|wards affected|ward s affected|relevant ward member s|relevant ward members|"
    "electoral divisions",
    "ward_consultation": "date of consultation with ward member s|date of consultation with ward members",
    "key_decision": "key decision|is this a key decision",
    "exempt": "exempt information|exempt|confidential or exempt",
}


_SECTION_NAMES = {key: frozenset(names.split("|")) for key, names in _SECTIONS.items()}
_FACT_NAMES = {key: frozenset(names.split("|")) for key, names in _FACTS.items()}
_LONGEST_NAME = 120


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A heading or label as it is compared: no number before it, no brackets, no signs, no capitals."""
    words = _BRACKETS.sub(" ", _NUMBER.sub("", text)).casefold().replace("&", " and ")
    found = " ".join(_NO_WORD.sub(" ", words).split())
    return found.removeprefix("the ") or " ".join(_NO_WORD.sub(" ", text.casefold()).split())


def section_key(heading: str, sheet: HouseStyleSheet, taken: Iterable[str]) -> str:
    """The key of the section that a heading means, of those not taken yet; "" for none."""
    if len(heading) > _LONGEST_NAME:
        return ""
    wanted = plain(heading)
    used = set(taken)
    free = [section for section in sheet.sections if section.key not in used]
    for section in free:
        if plain(str(section.heading)) == wanted:
            return section.key
    for section in free:
        if wanted in _SECTION_NAMES.get(section.key, ()):
            return section.key
    if re.match(r"(?:list of )?background papers\b", wanted):
        return next((one.key for one in free if one.fill is Fill.BACKGROUND_PAPERS), "")
    return ""


def fact_key(label: str, sheet: HouseStyleSheet) -> str:
    """The key of the fact that a label means in this style; "" for none."""
    if len(label) > _LONGEST_NAME:
        return ""
    wanted = plain(label)
    fields = sheet.lines
    for one in fields:
        if str(one.label) and plain(str(one.label)) == wanted:
            return one.key
    return _by_synonym(wanted, fields)


def _by_synonym(wanted: str, fields: Iterable[HeaderField]) -> str:
    for one in fields:
        if wanted in _FACT_NAMES.get(one.key, ()):
            return one.key
    # A fact that this style prints elsewhere, or not at all, is known by its usual name all the same.
    return next((key for key, names in _FACT_NAMES.items() if wanted in names), "")


def is_contacts_heading(text: str, sheet: HouseStyleSheet) -> bool:
    """Whether a line heads the contacts at the end of the style."""
    return bool(sheet.contacts_heading) and plain(str(sheet.contacts_heading)) == plain(text)
