"""Papers to be joined: some laid out by us, some built object by object as others might have made them."""

import datetime as dt
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
from django.conf import settings
from pikepdf import Array, Dictionary, Name, String

from scrutiny.pdf.join import join_papers
from scrutiny.pdf.pack import PACK_ADDRESS, PackFacts, PageNumbers, Paper
from scrutiny.pdf.prepare import prepare
from scrutiny.pdf.render import Image
from tests.scrutiny.test_pdf_render import rendered

FONTS = Path(settings.PAPER_FONTS_DIR)
FACTS = PackFacts(
    title="Agenda pack ŵ (public)",
    language="en-GB",
    author="Northmere Borough Council",
    subject="Crime and Disorder Committee",
    made_at=dt.datetime(2026, 3, 4, 9, 30, tzinfo=dt.UTC),
)
PICTURE = Image(
    b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><rect width="90" height="40"/></svg>',
    "image/svg+xml",
)
TABLE = """<table><tr><th scope="col" id="a">Ward</th><th scope="col" id="b">Thefts</th></tr>
<tr><th scope="row" id="c">{ward}</th><td headers="b c">{count}</td></tr></table>"""
BODIES = {
    "agenda": f"""<h1>Agenda</h1><p>See <a href="{PACK_ADDRESS}crime">the crime report</a>.</p>
        <h2>Apologies</h2><p>None.</p>""",
    "crime": "<h1>Crime</h1><h2 id='crime-figures'>Figures</h2>"
    + TABLE.format(ward="Castle", count=98)
    + "<p>See <a href='#crime-end'>the end</a>.</p><h2 id='crime-end' style='break-before: page'>End</h2>",
    "list": "<h1>Lists</h1><ul><li>One<ul><li>Two</li></ul></li><li>Three</li></ul>" + "<p>Words.</p>" * 70,
    "figure": '<h1>Picture</h1><figure><img src="image:p" alt="A box"><figcaption>Box</figcaption></figure>',
    "wards": "<h1>Wards</h1>"
    + TABLE.format(ward="Mere", count=12)
    + '<p><a href="https://a.example/">A site</a>: <em>new</em> <strong>and old</strong></p>',
    "welsh": "<h1>Ŵyl y pentref</h1><h2>Y tŷ</h2><p>Llŷr</p><h2>Diwedd</h2>",
}


@cache
def paper(name, **options):
    """One of BODIES as a paper."""
    images = {"p": PICTURE}
    pdf = rendered(BODIES[name], images=images, title=name).pdf
    return Paper(pdf, f"Paper {name}", name, **options)


@cache
def prepared(name, slot):
    return prepare(paper(name), slot=slot)


def joined(*papers, numbers=None, facts=FACTS):
    return join_papers(papers, facts=facts, numbers=numbers or PageNumbers(), fonts_dir=FONTS)


def from_elsewhere(spoil=lambda pdf: None, *, pages=2, **options):
    """A tagged paper as another program might make it, after `spoil(pdf)` had its way."""
    pdf = pikepdf.new()
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, RoleMap=Dictionary(Story=Name.P)))
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    kids, numbers = [], []
    for number in range(pages):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Contents = pdf.make_stream(
            b"/Story<</MCID 0>>BDC BT /F 20 Tf 99 600 Td (Page %d) Tj ET EMC" % number
        )
        page.Resources = Dictionary(Font=Dictionary(F=font))
        page.StructParents = number * 10
        kind = Name.Story if number else Name.H1
        tag = Dictionary(Type=Name.StructElem, S=kind, P=root, Pg=page.obj, K=0, ID=String(f"tag{number}"))
        kids.append(pdf.make_indirect(tag))
        numbers += [number * 10, Array([kids[-1]])]
    root.K, root.ParentTree = Array(kids), Dictionary(Nums=Array(numbers))
    root.IDTree = Dictionary(Names=Array([x for n in range(pages) for x in (String(f"tag{n}"), kids[n])]))
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = root, Dictionary(Marked=True)
    pdf.Root.Names = Dictionary(
        Dests=Dictionary(Names=Array([String("top"), Array([pdf.pages[0].obj, Name.Fit])]))
    )
    spoil(pdf)
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    options = {"title": "From elsewhere", "name": "theirs", "keeps_names": False, **options}
    return Paper(out.getvalue(), **options)


def add_link(pdf, **entries):
    """A link on the first page, tagged as one."""
    page, root = pdf.pages[0].obj, pdf.Root.StructTreeRoot
    key = 900 + len(root.ParentTree.Nums)
    link = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([9, 9, 99, 99]),
            Contents=String("A link"),
            StructParent=key,
            F=4,
            **entries,
        )
    )
    held = Array([Dictionary(Type=Name.OBJR, Obj=link, Pg=page)])
    tag = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Link, P=root, Pg=page, K=held))
    root.K.append(tag)
    root.ParentTree.Nums.extend([key, tag])
    page.Annots = Array([*page.get("/Annots", []), link])
    return link
