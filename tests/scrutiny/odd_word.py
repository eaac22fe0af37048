"""Ten Word files, each with some of Word's oddities, as councils send them round."""

from tests.scrutiny.word_files import (
    PNG,
    bold,
    deleted,
    docx,
    field,
    h,
    inserted,
    level,
    numbering,
    p,
    picture,
    r,
    tbl,
    tc,
    text_box,
)

DECIMAL = numbering(
    level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "decimal", "%1.%2.%3"),
    level(0, "bullet", "\uf0b7") + level(1, "bullet", "o") + level(2, "bullet", "\uf0a7"),
    level(0, "lowerLetter", "(%1)") + level(1, "lowerRoman", "%2."),
    again={9: (3, 1)},
)


def automatic_numbering() -> bytes:
    """Headings and paragraphs in one list of several levels, bullets three deep, letters that begin again."""
    return docx(
        p("Safer Wexbourne", style="Title")
        + h("Summary", num=(1, 0))
        + p("The partnership met six times.", num=(1, 1))
        + p("Three priorities were kept:", num=(1, 1))
        + p("burglary", num=(2, 0))
        + p("of dwellings", num=(2, 1))
        + p("at night", num=(2, 2))
        + p("hate crime", num=(2, 0))
        + p("This paragraph runs on.")
        + p("It was agreed in March.", num=(1, 2))
        + h("Background", num=(1, 0))
        + p("Two things were asked for:", num=(1, 1))
        + p("a plan;", num=(3, 0))
        + p("its cost;", num=(3, 1))
        + p("a date.", num=(3, 0))
        + p("And of others:", num=(1, 1))
        + p("patience.", num=(9, 0)),
        numbering=DECIMAL,
    )


def typed_numbers() -> bytes:
    """No style at all: headings in bold, every number typed, one of them wrong."""
    return docx(
        p("Report to:\tScrutiny Committee")
        + p("Date:\t11 March 2026")
        + p(bold("1. Summary"))
        + p("1.1 The partnership reports each year.")
        + p("1.2\tIts plan ends in 2027.")
        + p("2.5 million pounds were spent.")
        + p(bold("2. Main considerations"))
        + p("2.1 Three risks stand out:")
        + p("a. staff")
        + p("b. money, of which")
        + p("i. grants")
        + p("ii. fees")
        + p("c. time")
        + p("2.1.1 Each has an owner.")
        + p("2.4 This number was left over from a draft.")
        + p(bold("3. Consultation"))
        + p("3.1 “Nobody” was asked.")
    )


def merged_cells() -> bytes:
    """A table with merged cells, one in another, a list in a cell, and a box made of one cell."""
    return docx(
        h("Performance")
        + p("Table 1: Offences by ward", style="Caption")
        + tbl(
            [tc("Ward", '<w:vMerge w:val="restart"/>'), tc("Offences", '<w:gridSpan w:val="2"/>')],
            [tc("", "<w:vMerge/>"), "2024", "2025"],
            [tc("Castle", '<w:vMerge w:val="restart"/>'), "120", "98"],
            [tc("", "<w:vMerge/>"), "day 80", "night 18"],
            [tc("All figures are provisional", '<w:gridSpan w:val="3"/>')],
            [
                "Abbey",
                tc(p("40", num=(1, 0)) + p("falling", num=(1, 0))),
                tc(tbl(["inner", "table"]) + p("")),
            ],
        )
        + tbl([tc(p(bold("That the committee:")) + p("notes the figures."))])
        + p("After the box."),
        numbering=numbering(level(0, "bullet", "•")),
    )


def text_boxes() -> bytes:
    """A text box, in both of its forms, and a paragraph with a border on each side."""
    sides = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right"))
    return docx(
        h("Key figures")
        + p("Crime fell.", text_box(p("Ninety fewer burglaries") + p("than last year")))
        + p("Recommendation A", layout=f"<w:pBdr>{sides}</w:pBdr>")
        + p("That a plan is made.", layout=f"<w:pBdr>{sides}</w:pBdr>")
        + p("Plain again.")
    )


def tracked_changes() -> bytes:
    """Words put in and taken out, a paragraph joined to the next, a row deleted, moves, comments, hidden words."""
    ends = "<w:rPr><w:del/></w:rPr>"
    row = "<w:tr><w:trPr><w:del/></w:trPr>" + tc("Withdrawn") + tc("12") + "</w:tr>"
    return docx(
        h("Finance")
        + p("The cost is ", deleted("£10,000"), inserted("£12,500"), " a year.")
        + p("One sentence", layout=ends)
        + p(" runs on.", '<w:r><w:commentReference w:id="7"/></w:r>')
        + f'<w:moveFrom w:author="Ann">{r("Moved away")}</w:moveFrom>'.join(("<w:p>", "</w:p>"))
        + f'<w:moveTo w:author="Ann">{r("Moved here")}</w:moveTo>'.join(("<w:p>", "</w:p>"))
        + tbl(["Item", "Pounds"], ["Staff", "12,500"]).replace("</w:tbl>", row + "</w:tbl>")
        + p("Seen ", r("secret aside ", "<w:vanish/>"), "by all, ", r("struck", "<w:strike/>"), " too."),
        comments=f'<w:comment w:id="7" w:author="Bo">{p("Is this agreed?")}</w:comment>',
    )


def pictures() -> bytes:
    """Pictures in the line and floating, one without words, one twice in a table, a drawing no browser shows."""
    return docx(
        h("Trends")
        + p(picture("chart", "Burglary fell from 120 to 98"))
        + p("Figure 1: Burglary", style="Caption")
        + p("Beside it.", picture("map", floating=True))
        + p(picture("old", "A pie chart"))
        + tbl(["Logo", "Name"], [tc(p(picture("chart", "Logo"))), "Wexbourne"]),
        media={"chart.png": PNG, "map.png": PNG + b"x", "old.emf": b"\x01\x00\x00\x00emf"},
    )


def notes() -> bytes:
    """Footnotes and endnotes, running heads, and a note that nothing refers to."""
    return docx(
        h("Law")
        + p("The Act", '<w:r><w:footnoteReference w:id="2"/></w:r>', " applies.")
        + p("So does the guidance.", '<w:r><w:endnoteReference w:id="2"/></w:r>'),
        footnotes=f'<w:footnote w:type="separator" w:id="0">{p("")}</w:footnote>'
        f'<w:footnote w:id="2">{p("Police and Justice Act 2006, section 19")}</w:footnote>'
        f'<w:footnote w:id="3">{p("Left over")}</w:footnote>',
        endnotes=f'<w:endnote w:id="2">{p("Home Office, 2009")}</w:endnote>',
        header=p("OFFICIAL – Wexbourne Council"),
        footer=p("Page ", field("PAGE", "1")),
    )


def welsh_and_emoji() -> bytes:
    """Welsh, emoji made of several signs, symbols of old fonts, soft and hard hyphens, odd blanks."""
    return docx(
        h("Crynodeb")
        + p("Mae’r bartneriaeth yn gweithio gyda’r heddlu yng Nghwm Hafren. ŵ ŷ Ŵ Ŷ â ê î ô û")
        + p("Families 👩‍👩‍👧‍👦 and the flag 🏴󠁧󠁢󠁷󠁬󠁳󠁿 were there 🎉.")
        + p(
            "Done ",
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
            " and ",
            '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>',
            " 90 %",
            '<w:r><w:sym w:font="Webdings" w:char="F099"/></w:r>',
        )
        + p("co", "<w:r><w:softHyphen/></w:r>", "operation, re", "<w:r><w:noBreakHyphen/></w:r>", "offending")
        + p("Two\u00a0words and  many   blanks")
    )


def links_and_fields() -> bytes:
    """Links of every kind, fields, a contents list, content controls, an equation, words with signs of the markup."""
    contents = p(field('TOC \\o "1-3"', "Links 1"))
    control = (
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{p('Filled in.')}</w:sdtContent></w:sdt>"
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{p('Click here to enter text.')}</w:sdtContent></w:sdt>"
    )
    return docx(
        contents
        + h("Links")
        + p("See ", f'<w:hyperlink r:id="link1">{r("the plan")}</w:hyperlink>', ".")
        + p("Open ", f'<w:hyperlink r:id="link2">{r("the drive")}</w:hyperlink>', ".")
        + p("Write to ", field('HYPERLINK "mailto:csp@wexbourne.example"', "the team"), " today.")
        + p("On ", field('DATE \\@ "d MMMM yyyy"', "24 November 2026"), " it was sent.")
        + p("Signs: **not bold**, _nor this_, [x](https://a.example), | and > and # and \\ too.")
        + p("+ not run on")
        + p("Rate: ", "<m:oMath><m:r><m:t>r=n/p</m:t></m:r></m:oMath>")
        + control,
        links=("https://wexbourne.example/plan_(2026)", "file:///S:/plan.docx"),
    )


def header_table() -> bytes:
    """A table of facts above the title, headings in capitals, boxes to tick, an object, paragraphs under paragraphs."""
    tick = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>'
    return docx(
        tbl(
            ["Report to:", "Scrutiny Committee"],
            ["Date of Meeting:", "11 March 2026"],
            ["Wards:", "Abbey\nCastle"],
        )
        + p("SAFER WEXBOURNE: YEARLY REPORT")
        + p("PURPOSE")
        + p("To tell the committee what was done.", num=(1, 0))
        + p("RECOMMENDATIONS")
        + p("To note the report.", num=(1, 0))
        + p("To ask for another.", num=(1, 1))
        + p("Agreed ", tick + '</w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + p('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>', "Costs"),
        numbering=numbering(level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2")),
    )


ODD = (
    automatic_numbering,
    typed_numbers,
    merged_cells,
    text_boxes,
    tracked_changes,
    pictures,
    notes,
    welsh_and_emoji,
    links_and_fields,
    header_table,
)
