"""docs/workflows.md says what the tables say."""

import pytest
from django.core.management import CommandError, call_command

from scrutiny.workflow_docs import all_workflows, page


def test_the_committed_page_is_up_to_date():
    call_command("generate_docs", check=True)


def test_a_page_that_says_something_else_is_refused(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    with pytest.raises(CommandError, match=r"docs/workflows.md is out of date"):
        call_command("generate_docs", check=True)
    call_command("generate_docs")
    call_command("generate_docs", check=True)


def test_every_workflow_and_verb_is_drawn():
    text = page()
    assert {"report", "meeting", "minutes", "recommendation", "plan"} <= {w.name for w in all_workflows()}
    for workflow in all_workflows():
        assert f"## {workflow.title}" in text
        for transition in workflow.transitions:
            assert f": {transition.label}" in text
            assert f"`{transition.event}`" in text
