"""Partnerships as residents see them: members, groups and the adopted plan of those that are public."""

import datetime as dt

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from partnerships.enums import PlanStatus
from partnerships.models import Partnership, Plan
from partnerships.services import groups, memberships
from scrutiny.models import Council


@login_not_required
def index(request: HttpRequest, council: str) -> HttpResponse:
    place = get_object_or_404(Council.objects.published(), slug=council)
    rows = Partnership.objects.published().filter(council=place).current()
    return render(request, "public/partnership/list.html", {"council": place, "rows": rows})


@login_not_required
def detail(request: HttpRequest, council: str, pk: int) -> HttpResponse:
    found = Partnership.objects.published().select_related("council").with_councils()
    partnership = get_object_or_404(found, pk=pk, council__slug=council)
    today = timezone.localdate()
    plan = _adopted_plan(partnership, today)
    return render(
        request,
        "public/partnership/detail.html",
        {
            "council": partnership.council,
            "partnership": partnership,
            "members": memberships.printed_list(partnership, today),
            "groups": groups.tree(partnership, today),
            "plan": plan,
            "priorities": plan.priorities.current() if plan else (),
            "committees": partnership.committees.published().current(),
        },
    )


def _adopted_plan(partnership: Partnership, day: dt.date) -> Plan | None:
    """The plan in force on a day; when its period is over and no other was adopted, that one still."""
    plans = Plan.objects.published().filter(partnership=partnership, status=PlanStatus.ADOPTED)
    return plans.filter(period_start__lte=day).order_by("-period_start").first()
