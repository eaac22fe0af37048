"""The numbers of a report are the same on the page, in the PDF, in the addresses of its paragraphs and when cited."""

import re

from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.papers.report_paper import ReportPaper, SectionPaper
from scrutiny.markup import Anchors, Paragraph, Reference, ReferenceKind, Referred, parse
from scrutiny.markup.blocks import Text
from scrutiny.markup.html import paragraph_id
from scrutiny.paragraph_numbers import ParagraphScheme, SectionShape, paragraph_numbers
from scrutiny.pdf import extract
from scrutiny.pdf.paper import Frame, print_html

trees = st.lists(
    st.builds(
        SectionShape,
        depths=st.lists(st.sampled_from([1, 1, 2]), min_size=1, max_size=4).map(tuple),
        numbered=st.sampled_from([True, True, True, False]),
        level=st.sampled_from([1, 1, 2]),
    ),
    min_size=1,
    max_size=5,
)
schemes = st.sampled_from([scheme for scheme in ParagraphScheme if scheme is not ParagraphScheme.NONE])


@settings(max_examples=8, deadline=None)
@given(trees, schemes)
def test_screen_pdf_addresses_and_citations_agree(shapes, scheme):
    numbers = paragraph_numbers(shapes, scheme=scheme)
    words = {}
    sections = tuple(
        _section(place, *pair, words) for place, pair in enumerate(zip(shapes, numbers, strict=True))
    )
    cited = _citing(words)
    paper = ReportPaper(1, "any", "A report", "", 2, False, (), sections=(*sections, cited))
    html = render_to_string("papers/parts/report.html", {"paper": paper})
    pdf = print_html(
        f'<html lang="en-GB"><body class="paper">{html}</body></html>',
        frame=Frame(title="A report", body="Body", date="Date", label="Label"),
    ).pdf
    printed = " ".join(extract.full_text(pdf).split())
    for word, number in words.items():
        if not number:
            assert f'<p class="paper-para paper-para--plain">{word}</p>' in html
            continue
        anchor = paragraph_id(number)
        assert html.count(f'id="{anchor}"') == 1
        assert re.search(
            rf'id="{anchor}"><span class="paper-para__no">{re.escape(number)}</span> {word}<', html
        )
        assert f"{number} {word}" in printed
        assert f'<a class="paper-reference" href="#{anchor}">{number}</a>' in html
        assert f"see {word} {number};" in printed


def _section(place, shape, numbers, words):
    """A section whose every paragraph is one word of its own; the numbers it gets are noted by the word."""
    own = [f"word{place}x{n}" for n in range(len(shape.depths))]
    words |= dict(zip(own, numbers.paragraphs, strict=True))
    blocks = tuple(
        Paragraph((Text(word),), depth=depth) for word, depth in zip(own, shape.depths, strict=True)
    )
    return SectionPaper(
        place, "", f"section-{place}", numbers.heading, f"Heading {place}", 3, blocks, numbers.paragraphs
    )


def _citing(words):
    """A last section that cites every numbered paragraph."""
    targets = {word: Reference(ReferenceKind.PARAGRAPH, word) for word, number in words.items() if number}
    anchors = Anchors(
        {target: Referred(words[word], f"#{paragraph_id(words[word])}") for word, target in targets.items()}
    )
    text = " ".join(f"see {word} {{para {word}}};" for word in targets) or "Nothing is cited."
    return SectionPaper(99, "", "section-99", "", "Citations", 3, parse(f"+ {text}"), (), anchors=anchors)
