"""Links and bookmarks of a pack lead where they led in the papers, and into other papers of the pack."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from scrutiny.pdf import checks, extract
from scrutiny.pdf.join import NotJoinable
from scrutiny.pdf.pack import PACK_ADDRESS
from tests.scrutiny.pack_papers import add_link, from_elsewhere, joined, paper


def links(data):
    """For each link of a pack: the page it is on and the page it leads to, or its address or name."""
    with extract.open_pdf(data) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        names = {str(k): v for k, v in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
        found = []
        for number, page in enumerate(pdf.pages, start=1):
            for link in page.obj.get("/Annots", []):
                place = link.get("/Dest")
                if place is None:
                    found.append((number, str(link.A.URI) if "/A" in link else None))
                    continue
                place = place if isinstance(place, Array) else names.get(str(place), str(place))
                found.append((number, numbers[place[0].objgen] if isinstance(place, Array) else place))
        return found


def with_link(**entries):
    return lambda pdf: add_link(pdf, **entries)


def test_links_inside_a_paper_and_to_the_web_stay():
    assert links(joined(paper("welsh"), paper("crime"), paper("wards")).pdf) == [
        (2, 3),
        (4, "https://a.example/"),
    ]


def test_a_link_to_another_paper_is_a_link_inside_the_file():
    pack = joined(paper("agenda"), paper("welsh"), paper("crime"))
    assert links(pack.pdf)[0] == (1, 3)
    assert pack.missing == ()
    assert "pack.invalid" not in " ".join(link.description for link in extract.links(pack.pdf))
    assert b"pack.invalid" not in pack.pdf


def test_a_link_to_a_paper_that_is_not_there_is_named():
    assert joined(paper("agenda"), paper("welsh")).missing == ("crime",)


def test_a_place_inside_another_paper_can_be_led_to():
    there = from_elsewhere(with_link(A=Dictionary(S=Name.URI, URI=String(f"{PACK_ADDRESS}crime-end"))))
    assert links(joined(there, paper("crime")).pdf)[0] == (1, 4)


def test_the_names_of_a_paper_from_elsewhere_get_its_own_name_before_them():
    pack = joined(paper("crime"), from_elsewhere(with_link(Dest=String("top")), name="theirs"))
    with extract.open_pdf(pack.pdf) as pdf:
        names = {str(name) for name, _place in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
    assert {"theirs", "theirs:top", "crime", "crime-end"} <= names
    assert "top" not in names
    assert links(pack.pdf)[-1] == (3, 3)


def test_destinations_of_old_files_are_kept():
    def spoil(pdf):
        pdf.Root.Dests = Dictionary(Last=Dictionary(D=Array([pdf.pages[1].obj, Name.Fit])))
        add_link(pdf, A=Dictionary(S=Name.GoTo, D=Name.Last))

    assert links(joined(paper("welsh"), from_elsewhere(spoil)).pdf) == [(2, 3)]


def test_pages_that_a_link_names_by_number_are_found():
    assert links(joined(paper("welsh"), from_elsewhere(with_link(Dest=Array([1, Name.Fit])))).pdf) == [(2, 3)]


def test_links_that_run_something_lead_nowhere():
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    assert links(joined(from_elsewhere(with_link(A=script))).pdf) == [(1, None)]


def test_a_link_to_a_page_that_was_taken_out_leads_nowhere():
    def spoil(pdf):
        gone = pdf.make_indirect(Dictionary(Type=Name.Page, Parent=pdf.Root.Pages))
        add_link(pdf, Dest=Array([gone, Name.Fit]))

    assert links(joined(from_elsewhere(spoil)).pdf) == [(1, None)]


def test_a_link_to_a_name_that_its_own_paper_lacks_is_named():
    pack = joined(from_elsewhere(with_link(Dest=String("gone"))))
    assert pack.missing == ("theirs:gone",)
    assert any("leads to a place that is not there" in sentence for sentence in checks.problems(pack.pdf))


def test_two_papers_may_have_the_same_place_as_long_as_no_link_leads_there():
    # the cells of two tables, for instance; each paper's own links stay in it
    pack = joined(
        from_elsewhere(with_link(Dest=String("top")), keeps_names=True, name="one"),
        from_elsewhere(with_link(Dest=String("top")), keeps_names=True, name="two"),
    )
    assert links(pack.pdf) == [(1, 1), (3, 3)]
    leads_there = from_elsewhere(
        with_link(A=Dictionary(S=Name.URI, URI=String(f"{PACK_ADDRESS}top"))), name="c"
    )
    with pytest.raises(NotJoinable, match="the same destination, “top”"):
        joined(
            leads_there,
            from_elsewhere(keeps_names=True, name="one"),
            from_elsewhere(keeps_names=True, name="two"),
        )


def test_two_papers_of_one_name_are_refused():
    with pytest.raises(NotJoinable, match="the same destination, “crime”"):
        joined(paper("crime"), from_elsewhere(name="crime"))


def test_bookmarks_hang_under_one_entry_per_paper():
    found = extract.bookmarks(joined(paper("agenda"), paper("welsh"), from_elsewhere(), paper("crime")).pdf)
    assert [(entry.level, entry.title) for entry in found] == [
        (1, "Paper agenda"),
        (2, "Apologies"),
        (1, "Paper welsh"),
        (2, "Y tŷ"),
        (2, "Diwedd"),
        (1, "From elsewhere"),
        (1, "Paper crime"),
        (2, "Figures"),
        (2, "End"),
    ]


def test_bookmarks_of_a_paper_from_elsewhere_lead_to_its_places():
    def spoil(pdf):
        with pdf.open_outline() as outline:
            outline.root.extend(
                [pikepdf.OutlineItem("By name", "top"), pikepdf.OutlineItem("By page", 1, "Fit")]
            )
            outline.root[0].children.append(pikepdf.OutlineItem("Below", 1, "Fit"))

    pack = joined(paper("welsh"), from_elsewhere(spoil))
    assert [(e.level, e.title) for e in extract.bookmarks(pack.pdf)][3:] == [
        (1, "From elsewhere"),
        (2, "By name"),
        (3, "Below"),
        (2, "By page"),
    ]
    with extract.open_pdf(pack.pdf) as pdf:
        entry = pdf.Root.Outlines.Last.First
        assert entry.Dest[0].objgen == pdf.pages[1].obj.objgen
        assert entry.Next.Dest[0].objgen == pdf.pages[2].obj.objgen
