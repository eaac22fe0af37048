"""Versions of a house style: each with what it says and its sample, on a page and as a PDF."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from meetings.house_style_changes import changes
from meetings.house_style_facts import line_groups, plain_facts, section_facts
from meetings.models import HouseStyle, HouseStyleVersion
from meetings.papers.sample_report import sample_paper, sample_pdf
from scrutiny.models import Council


def detail(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    version = _visible(request, pk, number)
    before = version.style.versions.filter(number__lt=version.number).first()
    facts = {
        **facts_of(version.style, version, _council(request, version)),
        "before": before,
        "changed": changes(before.sheet, version.sheet) if before else [],
    }
    return render(request, "meetings/house_style_version/detail.html", facts)


def print_sample(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    version = _visible(request, pk, number)
    return pdf_answer(sample_pdf(version.sheet, _council(request, version)))


def facts_of(style: HouseStyle, version: HouseStyleVersion, council: Council) -> dict[str, Any]:
    """What a page says of one version of a style: its facts and its sample."""
    sheet = version.sheet
    return {
        "style": style,
        "version": version,
        "facts": plain_facts(sheet),
        "line_groups": line_groups(sheet),
        "sections": section_facts(sheet),
        "scale": sheet.risk_scale,
        "paper": sample_paper(sheet, council),
    }


def pdf_answer(data: bytes) -> HttpResponse:
    """A sample as a PDF that the browser shows."""
    headers = {"Content-Disposition": 'inline; filename="sample.pdf"'}
    return HttpResponse(data, content_type="application/pdf", headers=headers)


def _visible(request: HttpRequest, pk: int, number: int) -> HouseStyleVersion:
    styles = HouseStyle.objects.visible_to(request.user)
    rows = HouseStyleVersion.objects.filter(style__in=styles).select_related("style__council")
    return get_object_or_404(rows, style=pk, number=number)


def _council(request: HttpRequest, version: HouseStyleVersion) -> Council:
    council = version.style.council or request.council
    if not council:
        raise Http404
    return council
