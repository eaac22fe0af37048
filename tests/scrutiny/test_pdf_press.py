"""The press: set up once for each thread, left out of nobody's sight, and without a trace in the bytes."""

import gc
import os
from pathlib import Path
from threading import Thread

import pytest
from django.conf import settings

from scrutiny.pdf import press as presses
from scrutiny.pdf.paper import Frame, print_html, warm_up
from scrutiny.pdf.press import press, put_away, undisturbed
from scrutiny.pdf.render import RefusedAddress, render

FONTS = Path(settings.PAPER_FONTS_DIR)
STYLE = """html { font-family: var(--paper-font) } ol { list-style: dots }
@counter-style dots { system: extends decimal }"""
PAPER = "<html><body><h1>Ŵyl</h1><ol><li>One</li></ol></body></html>"


def printed(html=PAPER, style=STYLE, **options):
    return render(html, title="A title", fonts_dir=FONTS, stylesheets=[style], **options).pdf


def test_a_press_that_has_printed_other_papers_prints_the_same_bytes():
    put_away()
    first = printed()
    printed("<html><body><h1>Αθήνα</h1><p><b><i>Київ</i></b></p></body></html>", "html { font-size: 9pt }")
    printed(PAPER, STYLE.replace("extends decimal", "extends lower-roman"))
    assert printed() == first


def test_counter_styles_of_one_paper_are_unknown_to_the_next():
    named = "ol { list-style: dots }"
    put_away()
    alone = printed(style=named)
    printed(style=STYLE.replace("extends decimal", "extends lower-roman"))
    assert printed(style=named) == alone


def test_a_thread_has_a_press_of_its_own():
    here, others = press(FONTS), []
    thread = Thread(target=lambda: others.append(press(FONTS)))
    thread.start()
    thread.join()
    assert press(FONTS) is here
    assert others[0] is not here


def test_put_away_the_folder_of_fonts_is_gone():
    folder = press(FONTS).font_config._folder
    assert folder.is_dir()
    put_away()
    gc.collect()
    assert not folder.exists()


def test_a_child_leaves_the_fonts_of_its_parent_alone():
    folder = press(FONTS).font_config._folder
    child = os.fork()
    if not child:
        put_away()
        gc.collect()
        os._exit(0 if folder.is_dir() and not hasattr(presses._here, "press") else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert folder.is_dir()


def test_the_search_for_cycles_goes_on_after_a_failure():
    with pytest.raises(RefusedAddress):
        printed('<html><body><img src="http://a.example/" alt="x"></body></html>')
    assert gc.isenabled()


def test_a_deep_layout_stands_in_one_piece_of_the_stack():
    """As deep as a layout goes: without room, each piece of 16 kB is asked for and given back."""

    def deep(calls):
        return calls and deep(calls - 1)

    assert undisturbed(lambda: deep(400)) == 0
    room = presses._with_room.__code__.co_stacksize * 8
    assert (
        room % 2**19 > 2**18
    )  # more than half of the piece, so that the piece is this one and there is a rest
    assert 2**19 - room > 128 * 1024


def test_warmed_up_a_process_prints_the_same_bytes():
    frame = Frame(title="T", body="B", date="1 May 2026", label="L")
    html = '<html><body class="paper"><h1>T</h1></body></html>'
    before = print_html(html, frame=frame).pdf
    put_away()
    try:
        warm_up()
    finally:
        gc.unfreeze()
    assert print_html(html, frame=frame).pdf == before
