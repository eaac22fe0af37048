"""Ways in which a public PDF can hold words that it must not: each hides the secret in one way in a clean file."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from scrutiny.pdf.leaks import Place
from scrutiny.pdf.paper import Frame, print_html

NAME = "Martha Okonkwo"
EXEMPT = (
    f"{NAME} of 14 Lime Walk was seen at the surgery with bruises on three days in May. "
    "Her landlord is owed £48,250.75 under reference CR/2031/0142, 17.4% more than before. "
    "She can be reached on 01632 960 471 and lives at NM4 7QT; the hearing is on 9 November 2031."
)
PUBLIC = (
    "The Crime and Disorder Committee met at the Town Hall on 12 March 2026. Members noted that reports to the police "
    "fell by 3.2% in the year, and that 1,204 people answered the survey of the Community Safety Partnership."
)
HTML = f"""<!doctype html><html lang="en-GB"><head><title>Agenda</title></head><body>
<h1>Agenda</h1><p>{PUBLIC}</p><h2>Item 1</h2><p><a href="#end">Go on</a> to what follows.</p>
<p style="break-before: page" id="end">{PUBLIC}</p></body></html>"""
FRAME = Frame(title="Agenda", body="Crime and Disorder Committee", date="12 March 2026", label="Agenda")


@dataclass(frozen=True)
class Way:
    """One way to leak: what it does to the file, and the place that must be named."""

    place: Place
    spoil: Callable[[pikepdf.Pdf], bytes | None]

    @property
    def name(self) -> str:
        return self.spoil.__name__

    def leaking(self) -> bytes:
        with pikepdf.open(io.BytesIO(clean())) as pdf:
            made = self.spoil(pdf)
            return made if isinstance(made, bytes) else saved(pdf)


WAYS: list[Way] = []


def way(place: Place) -> Callable:
    def kept(spoil):
        WAYS.append(Way(place, spoil))
        return spoil

    return kept


@cache
def clean() -> bytes:
    """A tagged pack of two pages that says nothing exempt."""
    return print_html(HTML, frame=FRAME).pdf


def saved(pdf: pikepdf.Pdf, **options) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **options)
    return out.getvalue()


def drawn(pdf: pikepdf.Pdf, code: str, words: str = NAME, **resources) -> Stream:
    """Adds a drawing in Helvetica to the first page; %s in the code is where the words are."""
    page = pdf.pages[0]
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    own = page.obj.Resources
    own.Font = Dictionary(dict(own.get("/Font", Dictionary()).items()) | {"/Plain": pdf.make_indirect(font)})
    for kind, entries in resources.items():
        own[f"/{kind}"] = Dictionary(entries)
    stream = pdf.make_stream((code % f"({words})").encode())
    before = page.obj.Contents
    first = list(before) if isinstance(before, Array) else [before]
    page.obj.Contents = Array([pdf.make_stream(b"q"), *first, pdf.make_stream(b"Q"), stream])
    return stream


def tag(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """A paragraph's tag."""
    return next(one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == "/P")


@way(Place.PAGE_TEXT)
def text_on_the_page(pdf):
    drawn(pdf, "BT /Plain 12 Tf 60 300 Td %s Tj ET")


@way(Place.PAGE_TEXT)
def words_split_over_many_strings(pdf):
    drawn(pdf, "BT /Plain 12 Tf 60 300 Td %s Tj [(Mar) -5 (tha) -250 (Oko) 2 (nk) (wo)] TJ ET", "x ")


@way(Place.PAGE_TEXT)
def a_word_hyphenated_at_the_end_of_a_line(pdf):
    drawn(pdf, "BT /Plain 12 Tf 14 TL 60 300 Td %s Tj T* (konkwo) Tj ET", "to O-")


@way(Place.PAGE_TEXT)
def a_figure_alone(pdf):
    drawn(pdf, "BT /Plain 12 Tf 60 300 Td %s Tj ET", "in all 48 250.75 is due")


@way(Place.PAGE_TEXT)
def a_phrase_of_five_words(pdf):
    drawn(pdf, "BT /Plain 12 Tf 60 300 Td %s Tj ET", "somebody seen at the surgery with something")


@way(Place.OUTSIDE_PAGE)
def text_beside_the_paper(pdf):
    drawn(pdf, "BT /Plain 12 Tf 5000 300 Td %s Tj ET")


@way(Place.OUTSIDE_PAGE)
def text_cropped_away(pdf):
    drawn(pdf, "BT /Plain 12 Tf 60 20 Td %s Tj ET")
    pdf.pages[0].obj.CropBox = Array([0, 60, 500, 800])


@way(Place.INVISIBLE_TEXT)
def text_in_no_ink(pdf):
    drawn(pdf, "BT 3 Tr /Plain 12 Tf 60 120 Td %s Tj ET")


@way(Place.INVISIBLE_TEXT)
def text_in_white(pdf):
    drawn(pdf, "BT 1 1 1 rg /Plain 12 Tf 60 120 Td %s Tj ET")


@way(Place.INVISIBLE_TEXT)
def text_under_a_black_bar(pdf):
    drawn(pdf, "BT /Plain 12 Tf 60 120 Td %s Tj ET 0 0 0 rg 50 110 300 30 re f")


@way(Place.HIDDEN_LAYER)
def a_layer_switched_off(pdf):
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
    off = Dictionary(ON=Array([]), OFF=Array([layer]), Order=Array([layer]))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=off)
    drawn(pdf, "/OC /Layer BDC BT /Plain 12 Tf 60 120 Td %s Tj ET EMC", Properties={"/Layer": layer})


@way(Place.FORM_DRAWING)
def a_drawing_that_no_page_shows(pdf):
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    form = pdf.make_stream(b"BT /F 12 Tf 9 9 Td [(Martha O) 5 (konk) -5 (wo)] TJ ET")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 500, 500])
    form.Resources = Dictionary(Font=Dictionary(F=font))
    pdf.pages[0].obj.Resources.XObject = Dictionary(Unused=form)


@way(Place.METADATA)
def the_title_of_the_file(pdf):
    pdf.docinfo["/Title"] = f"Review of {NAME}"


@way(Place.METADATA)
def a_key_of_the_description(pdf):
    pdf.docinfo[f"/{NAME.replace(' ', '')}"] = "yes"


@way(Place.METADATA)
def the_author_in_utf_16(pdf):
    pdf.docinfo["/Author"] = String(NAME.encode("utf-16-be").decode("latin-1"))


@way(Place.METADATA)
def the_subject_in_xmp(pdf):
    with pdf.open_metadata() as xmp:
        xmp["dc:description"] = f"Review of {NAME}"


@way(Place.METADATA)
def a_comment_in_xmp(pdf):
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata = pdf.make_stream(packet + b"<!-- Martha &#79;konkwo -->")
    pdf.Root.Metadata.Type, pdf.Root.Metadata.Subtype = Name.Metadata, Name.XML


@way(Place.BOOKMARK)
def a_bookmark(pdf):
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(NAME, 0))


@way(Place.DESTINATION)
def the_name_of_a_destination(pdf):
    there = Array([pdf.pages[0].obj, Name.Fit])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("item-martha-okonkwo"), there])))


@way(Place.DESTINATION)
def an_old_destination(pdf):
    pdf.Root.Dests = pdf.make_indirect(Dictionary(MarthaOkonkwo=Array([pdf.pages[0].obj, Name.Fit])))


def note(pdf, **entries):
    one = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), **entries)
    pdf.pages[0].obj.Annots = Array([*pdf.pages[0].obj.get("/Annots", []), pdf.make_indirect(one)])


@way(Place.LINK)
def the_address_of_a_link(pdf):
    action = Dictionary(S=Name.URI, URI=String("https://example.com/?q=M%61rtha+%4fkonkwo"))
    note(pdf, Subtype=Name.Link, A=action)


@way(Place.ANNOTATION)
def the_description_of_a_link(pdf):
    note(pdf, Subtype=Name.Link, Contents=String(NAME))


@way(Place.ANNOTATION)
def the_writer_of_a_note(pdf):
    note(pdf, Subtype=Name.Text, Subj=String(NAME))


@way(Place.ALTERNATIVE_TEXT)
def the_alternative_of_a_picture(pdf):
    tag(pdf).Alt = String(f"A photograph of {NAME}")


@way(Place.ALTERNATIVE_TEXT)
def the_actual_text_of_a_tag(pdf):
    tag(pdf).ActualText = String(NAME)


@way(Place.ALTERNATIVE_TEXT)
def the_expansion_of_an_abbreviation(pdf):
    tag(pdf).E = String(NAME)


@way(Place.ALTERNATIVE_TEXT)
def the_title_of_a_tag(pdf):
    tag(pdf).T = String(NAME)


@way(Place.ALTERNATIVE_TEXT)
def the_actual_text_inside_a_page(pdf):
    drawn(pdf, "/Span <</ActualText %s>> BDC EMC")


@way(Place.TAG_IDENTIFIER)
def the_identifier_of_a_tag(pdf):
    tag(pdf).ID = String("p-martha-okonkwo")


@way(Place.TAG_CLASS)
def the_name_of_a_class(pdf):
    pdf.Root.StructTreeRoot.ClassMap = Dictionary(MarthaOkonkwo=Dictionary(O=Name.Layout))


@way(Place.TAG_CLASS)
def the_name_of_a_tag(pdf):
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(MarthaOkonkwo=Name.P)


@way(Place.PAGE_LABEL)
def the_label_of_a_page(pdf):
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String("Martha Okonkwo "), S=Name.D)]))
