"""Papers are joined to one pack without losing a tag, a word or a bookmark."""

from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from scrutiny.pdf import checks, extract
from scrutiny.pdf.pack import PageNumbers
from tests.scrutiny.pack_papers import BODIES, FACTS, from_elsewhere, joined, paper

UNSTAMPED = {"is_numbered": False}


def tags(pdf, kind):
    return [obj for obj in pdf.objects if isinstance(obj, Dictionary) and obj.get("/S") == kind]


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(names=st.lists(st.sampled_from(sorted(BODIES)), min_size=1, max_size=5, unique=True))
def test_a_pack_of_any_papers_says_what_they_say_in_their_order(names):
    papers = [paper(name, **UNSTAMPED) for name in names]
    pack = joined(*papers)
    missing = () if "crime" in names or "agenda" not in names else ("crime",)
    assert pack.missing == missing
    assert len(checks.problems(pack.pdf)) == len(missing)
    assert extract.page_texts(pack.pdf) == sum((extract.page_texts(one.pdf) for one in papers), ())
    assert [entry.title for entry in extract.bookmarks(pack.pdf)] == [
        title for one in papers for title in (one.title, *(e.title for e in extract.bookmarks(one.pdf)[1:]))
    ]


@settings(max_examples=15, deadline=None, derandomize=True)
@given(
    count=st.integers(1, 4),
    roles=st.lists(st.sampled_from(["/P", "/Span", "/BlockQuote"]), min_size=4, max_size=4),
    pages=st.integers(1, 3),
)
def test_papers_from_elsewhere_keep_their_own_meaning_of_a_role(count, roles, pages):
    papers = [
        from_elsewhere(lambda pdf, role=role: change_role(pdf, role), pages=pages, name=f"p{number}")
        for number, role in enumerate(roles[:count])
    ]
    pack = joined(*papers)
    assert without_bookmark_sentence(checks.problems(pack.pdf)) == []
    with extract.open_pdf(pack.pdf) as pdf:
        root = pdf.Root.StructTreeRoot
        parts = list(root.K[0].K)
        meant = [str(root.RoleMap[part.K[1].S]) for part in parts] if pages > 1 else []
    assert meant == (roles[:count] if pages > 1 else [])


def change_role(pdf, role):
    pdf.Root.StructTreeRoot.RoleMap["/Story"] = Name(role)


def without_bookmark_sentence(found):
    return [sentence for sentence in found if "heading" not in sentence]


def test_a_pack_says_what_it_is():
    pack = joined(paper("crime"), paper("welsh"))
    facts = extract.metadata(pack.pdf)
    assert (facts.title, facts.language, facts.is_pdf_ua) == (FACTS.title, "en-GB", True)
    assert (pack.pages, dict(pack.first_page)) == (3, {"crime": 1, "welsh": 3})
    with extract.open_pdf(pack.pdf) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.docinfo.Title) == FACTS.title
        assert str(pdf.docinfo.CreationDate) == "D:20260304093000Z"
        assert pdf.Root.PageMode == "/UseOutlines"
        document = pdf.Root.StructTreeRoot.K[0]
        assert [(str(part.S), str(part.T)) for part in document.K] == [
            ("/Part", "Paper crime"),
            ("/Part", "Paper welsh"),
        ]


def test_a_pack_that_is_not_accessible_does_not_claim_it():
    facts = FACTS.__class__(**{**FACTS.__dict__, "is_accessible": False})
    assert not extract.metadata(joined(paper("crime"), facts=facts).pdf).is_pdf_ua


def test_a_paper_in_another_language_says_so():
    pack = joined(paper("crime"), paper("welsh", language="cy"))
    with extract.open_pdf(pack.pdf) as pdf:
        parts = pdf.Root.StructTreeRoot.K[0].K
        assert [str(part.Lang) for part in parts] == ["en-GB", "cy"]


def test_identifiers_of_cells_are_unique_and_cells_find_their_headers():
    with extract.open_pdf(joined(paper("crime"), paper("wards")).pdf) as pdf:
        names = [bytes(tag.ID) for tag in tags(pdf, "/TH")]
        assert len(set(names)) == len(names) == 6
        index = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
        assert {str(name) for name, _tag in index.items()} == {name.decode() for name in names}


def test_classes_of_two_papers_stay_apart():
    def with_class(width):
        def spoil(pdf):
            held = Dictionary(O=Name.Layout, SpaceBefore=width)
            pdf.Root.StructTreeRoot.ClassMap = Dictionary(Narrow=held)
            pdf.Root.StructTreeRoot.K[0].C = Name.Narrow

        return spoil

    pack = joined(from_elsewhere(with_class(1), name="a"), from_elsewhere(with_class(2), name="b"))
    with extract.open_pdf(pack.pdf) as pdf:
        root = pdf.Root.StructTreeRoot
        widths = [int(root.ClassMap[part.K[0].C[0]].SpaceBefore) for part in root.K[0].K]
    assert widths == [1, 2]


def test_namespaces_travel_with_the_tags_that_name_them():
    def spoil(pdf):
        space = pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String("http://a.example/ns")))
        pdf.Root.StructTreeRoot.Namespaces = Array([space])
        pdf.Root.StructTreeRoot.K[0].NS = space

    with extract.open_pdf(joined(paper("welsh"), from_elsewhere(spoil)).pdf) as pdf:
        root = pdf.Root.StructTreeRoot
        assert root.K[0].K[1].K[0].NS.objgen == root.Namespaces[0].objgen


def test_keys_of_forms_are_shifted_with_those_of_pages():
    def spoil(pdf):
        form = pdf.make_stream(
            b"/P<</MCID 0>>BDC EMC", Type=Name.XObject, Subtype=Name.Form, StructParents=500
        )
        form.BBox = Array([0, 0, 9, 9])
        pdf.pages[0].Resources.XObject = Dictionary(Form=form)
        root = pdf.Root.StructTreeRoot
        root.ParentTree.Nums.extend([500, Array([root.K[0]])])

    with extract.open_pdf(joined(paper("crime"), from_elsewhere(spoil)).pdf) as pdf:
        page = pdf.pages[2]
        owners = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        assert owners[int(page.Resources.XObject.Form.StructParents)][0].Pg.objgen == page.obj.objgen
        assert owners[int(page.StructParents)][0].Pg.objgen == page.obj.objgen


def test_what_pages_inherit_is_written_on_them():
    def spoil(pdf):
        for page in pdf.pages:
            pdf.Root.Pages.Rotate, pdf.Root.Pages.Resources = 90, page.Resources
            del page.obj["/Resources"]

    with extract.open_pdf(joined(from_elsewhere(spoil)).pdf) as pdf:
        assert [int(page.obj.Rotate) for page in pdf.pages] == [90, 90]
        assert all("/F" in page.obj.Resources.Font for page in pdf.pages)


def test_scripts_files_and_what_editors_remember_stay_behind():
    def spoil(pdf):
        script = Dictionary(S=Name.JavaScript, JS=String("secret script"))
        pdf.Root.OpenAction = script
        pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("x"), script]))
        pdf.attachments["secret.txt"] = b"secret file"
        page = pdf.pages[0].obj
        page.AA, page.PieceInfo = Dictionary(O=script), Dictionary(X=Dictionary(Private=String("secret")))
        page.Metadata = page.Thumb = pdf.make_stream(b"secret picture")
        page.Contents.Metadata = pdf.make_stream(b"secret words")
        page.Annots = Array([Dictionary(Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]))])
        pdf.docinfo.Author = "secret author"

    with extract.open_pdf(joined(from_elsewhere(spoil)).pdf) as pdf:
        out = BytesIO()
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
        )
    assert b"secret" not in out.getvalue()


def test_a_paper_without_tags_is_a_part_without_any():
    def spoil(pdf):
        del pdf.Root["/StructTreeRoot"]

    pack = joined(paper("crime"), from_elsewhere(spoil))
    with extract.open_pdf(pack.pdf) as pdf:
        assert [len(part.K) > 0 for part in pdf.Root.StructTreeRoot.K[0].K] == [True, False]
    assert extract.page_texts(pack.pdf)[3].startswith("Page 1\n")


def test_a_paper_that_is_locked_against_changes_is_read():
    locked = from_elsewhere()
    out = BytesIO()
    with extract.open_pdf(locked.pdf) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="secret", user=""))
    pack = joined(locked.__class__(out.getvalue(), "Locked", "locked", keeps_names=False))
    assert extract.page_texts(pack.pdf)[1].startswith("Page 1\n")
    with extract.open_pdf(pack.pdf) as pdf:
        assert not pdf.is_encrypted
        assert bytes(pdf.Root.StructTreeRoot.K[0].K[0].K[0].ID).endswith(b":tag0")


def test_outlines_and_forms_that_contain_themselves_are_cut():
    def spoil(pdf):
        form = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        form.Resources = Dictionary(XObject=Dictionary(Self=form))
        pdf.pages[0].Resources.XObject = Dictionary(Form=form)
        entry = pdf.make_indirect(Dictionary(Title=String("Round")))
        entry.Next = entry.First = entry
        pdf.Root.Outlines = Dictionary(First=entry)

    pack = joined(paper("welsh"), from_elsewhere(spoil))
    assert [one.title for one in extract.bookmarks(pack.pdf)][-1] == "From elsewhere"
    with extract.open_pdf(pack.pdf) as pdf:
        form = pdf.pages[1].obj.Resources.XObject.Form
        assert form.Resources.XObject.Self.objgen == form.objgen


def test_what_papers_share_is_kept_once():
    one, two = paper("list"), paper("list", keeps_names=False)
    alone, both = joined(one), joined(one, two.__class__(two.pdf, "Again", "again", keeps_names=False))
    assert count_fonts(both.pdf) == count_fonts(alone.pdf)
    assert checks.problems(both.pdf) == []
    assert extract.page_texts(both.pdf)[0].startswith("Lists")


def test_pictures_with_their_masks_and_colour_profiles_are_kept_once():
    def spoil(pdf):
        profile = pdf.make_stream(b"a profile", N=3)
        mask = pdf.make_stream(b"\0", Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceGray)
        picture = pdf.make_stream(b"\0\0\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
        mask.BitsPerComponent = picture.BitsPerComponent = 8
        picture.SMask, picture.ColorSpace = mask, Array([Name.ICCBased, profile])
        for page in pdf.pages:
            page.Resources.XObject = Dictionary(Picture=picture)

    pack = joined(*(from_elsewhere(spoil, name=name) for name in ("a", "b", "c")))
    with extract.open_pdf(pack.pdf) as pdf:
        pictures = {page.Resources.XObject.Picture.objgen for page in pdf.pages}
        assert len(pictures) == 1
        assert (
            len([one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/N") == 3]) == 1
        )
        picture = pdf.get_object(pictures.pop())
        assert picture.SMask.read_bytes() == b"\0"
        assert picture.ColorSpace[1].read_bytes() == b"a profile"


def count_fonts(data):
    with extract.open_pdf(data) as pdf:
        return sum(1 for obj in pdf.objects if isinstance(obj, Dictionary) and "/FontFile2" in obj)


@pytest.mark.parametrize(
    ("numbers", "labels"),
    [
        (PageNumbers(), ["1", "2", "3"]),
        (PageNumbers(first=41), ["41", "42", "43"]),
        (PageNumbers(prefix="S"), ["S1", "S2", "S3"]),
    ],
)
def test_viewers_show_the_numbers_that_are_printed(numbers, labels):
    with extract.open_pdf(joined(paper("crime"), paper("welsh"), numbers=numbers).pdf) as pdf:
        assert [page.label for page in pdf.pages] == labels
