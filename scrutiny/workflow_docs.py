"""docs/workflows.md: every workflow drawn from its own table, and the grid of roles and permissions.

Each app of the project that has workflows lists them as ALL in its module `workflows`, and may have further tables
there as TABLES: each a title, a sentence, headings and rows.
"""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.conf import settings

from scrutiny.access.permissions import DESCRIPTIONS
from scrutiny.access.roles import ALL as ROLES
from scrutiny.access.roles import BY_SLUG
from scrutiny.workflow import Transition, Workflow

PREFACE = """# Workflows and roles

Written by `manage.py generate_docs` from the tables in `*/workflows.py` and `scrutiny/access/`. Change those, run the
command, and commit both: a test fails while this page says something else.
"""


def page() -> str:
    """The whole page as Markdown."""
    parts = [PREFACE, *(_workflow(workflow) for workflow in all_workflows()), *_tables(), _roles(), _grid()]
    return "\n".join(parts)


def all_workflows() -> list[Workflow]:
    """The workflows of all apps, in the order of PROJECT_APPS."""
    return [workflow for module in _modules() for workflow in module.ALL]


def _modules() -> list[ModuleType]:
    names = [f"{app}.workflows" for app in settings.PROJECT_APPS]
    return [import_module(name) for name in names if find_spec(name)]


def _tables() -> list[str]:
    tables = [table for module in _modules() for table in getattr(module, "TABLES", ())]
    return [
        "\n".join(
            [
                f"## {title}\n",
                f"{sentence}\n",
                _line(headings),
                "|---" * len(headings) + "|",
                *(_line(row) for row in rows),
                "",
            ]
        )
        for title, sentence, headings, rows in tables
    ]


def _workflow(workflow: Workflow) -> str:
    rows = [_row(workflow, transition) for transition in workflow.transitions]
    return "\n".join(
        [
            f"## {workflow.title}\n",
            *_diagram(workflow),
            "| What is done | From | To | Whose turn | Page | In the audit log |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _diagram(workflow: Workflow) -> list[str]:
    states = [f'    state "{state.label}" as {_identifier(state.value)}' for state in workflow.states]
    arrows = [
        f"    {_identifier(source)} --> {_identifier(transition.target)}: {transition.label}"
        for transition in workflow.transitions
        for source in _sources(workflow, transition)
    ]
    start = f"    [*] --> {_identifier(workflow.initial)}"
    return ["```mermaid", "stateDiagram-v2", *states, start, *arrows, "```", ""]


def _row(workflow: Workflow, transition: Transition) -> str:
    label = {state.value: str(state.label) for state in workflow.states}
    cells = [
        transition.label,
        ", ".join(label[source] for source in _sources(workflow, transition)),
        label[str(transition.target)],
        BY_SLUG[transition.turn].name,
        "by itself" if transition.automatic else f"`{transition.url_name}`",
        f"`{transition.event}`",
    ]
    return _line(cells)


def _sources(workflow: Workflow, transition: Transition) -> list[str]:
    """The states a verb starts from, in the order of the table of states: a set has none."""
    return [state.value for state in workflow.states if state in transition.sources]


def _identifier(state: str) -> str:
    return str(state).replace("-", "_")


def _roles() -> str:
    rows = [_line([role.name, role.held_on, role.description]) for role in ROLES]
    return "\n".join(["## Roles\n", "| Role | Held for | What it is |", "|---|---|---|", *rows, ""])


def _grid() -> str:
    head = _line(["May", *(role.name for role in ROLES)])
    rows = [
        _line([text, *("yes" if permission in role.permissions else "" for role in ROLES)])
        for permission, text in DESCRIPTIONS.items()
    ]
    return "\n".join(["## Who may do what\n", head, "|---" * (len(ROLES) + 1) + "|", *rows, ""])


def _line(cells: list) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"
