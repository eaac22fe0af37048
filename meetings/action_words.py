"""Actions in words: in one line with what became of them, and in the action column of their minute.

Pure: it reads the attributes of what it is given and makes no query where they were read along.
"""

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from meetings.models import Action, Minute
from scrutiny.templatetags.british import uk_date

# As long as the field that holds it once minutes are published.
COLUMN_LENGTH = 200


def line_of(action: Action) -> str:
    """An action in one line, cited by minute number and date: who does what by when, and what became of it."""
    minute = action.minute
    words = {
        "number": minute.number,
        "date": uk_date(minute.minutes.meeting.date),
        "who": action.who,
        "what": action.text.strip().rstrip("."),
    }
    line = _("Minute %(number)s, %(date)s: %(who)s: %(what)s") % words
    if action.due_on:
        line += _(", by %(date)s") % {"date": uk_date(action.due_on)}
    if action.is_open:
        return f"{line}."
    note = f" {action.note.strip()}" if action.note.strip() else ""
    return f"{line}. {action.get_state_display()}.{note}"


def column(entry: Minute) -> str:
    """The action column of a minute: what was typed there, then who does what, without what is kept from the public.

    Reads what stands under the minute, best read along. An action of a clause names its owner alone, since the
    clause says what is to be done.
    """
    lines = [entry.action.strip()]
    for action in entry.actions.all():
        if not _is_kept(action, entry) and action.who not in entry.action:
            lines.append(action.who if action.clause_id else _("%(who)s: %(what)s") % _in_column(action))
    text = "; ".join(dict.fromkeys(line for line in lines if line))
    return Truncator(text).chars(COLUMN_LENGTH)


def _in_column(action: Action) -> dict[str, str]:
    due = _(" (by %(date)s)") % {"date": uk_date(action.due_on)} if action.due_on else ""
    return {"who": action.who, "what": action.text.strip().rstrip(".") + due}


def _is_kept(action: Action, entry: Minute) -> bool:
    """As ActionQuerySet.kept, of rows that were read already."""
    clauses = list(entry.resolutions.all())
    if entry.is_exempt or entry.in_private:
        return True
    if action.clause_id:
        return any(row.is_exempt or row.in_private for row in clauses if row.pk == action.clause_id)
    return any(
        row.is_exempt or row.in_private for row in (*clauses, *entry.parts.all(), *entry.motions.all())
    )
