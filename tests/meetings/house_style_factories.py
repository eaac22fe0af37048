"""House styles for tests, made through the services."""

from meetings.house_style_edits import Edit
from meetings.models import HouseStyle, HouseStyleVersion
from meetings.services import house_style_drafts, house_styles
from scrutiny.models import Council, User


def make_style(
    *, council: Council, by: User, source: str = "continuous", name: str = "Larkmere reports"
) -> HouseStyle:
    """A council's own style, copied from a ready one."""
    return house_styles.copy(style=HouseStyle.objects.ready(source), council=council, by=by, name=name)


def change(style: HouseStyle, edit: Edit, *, by: User) -> HouseStyle:
    """Change the draft of a style."""
    return house_style_drafts.change(style=style, by=by, edit=edit)


def use(style: HouseStyle, *, by: User, note: str = "Changed.") -> HouseStyleVersion:
    """Put the draft into use."""
    return house_styles.put_into_use(style=style, by=by, note=note)


def sent(form, **typed) -> dict:
    """What a browser sends of a form as it was shown, with some fields typed anew; None leaves a box unticked."""
    shown = {name: form[name].value() for name in form.fields} | typed
    return {name: value for name, value in shown.items() if value is not None and value is not False}
