"""Names that the format itself gives to things (ISO 32000-1): they say nothing of what a paper says."""

_NAMES = """
Type Subtype Length Length1 Length2 Length3 Filter DecodeParms FlateDecode DCTDecode JPXDecode
LZWDecode ASCIIHexDecode ASCII85Decode RunLengthDecode CCITTFaxDecode JBIG2Decode Catalog Pages Page
Kids Count Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox Rotate Contents Annots Annot
Link Rect Border StructParent StructParents StructTreeRoot StructElem ParentTree ParentTreeNextKey
RoleMap ClassMap IDTree MCID MCR OBJR Document Part Art Sect Div BlockQuote Caption TOC TOCI Index
NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote
Note Reference BibEntry Code Annotation Ruby Warichu Figure Formula Form Artifact Layout List Header
Footer Pagination Scope Column Row Both ColSpan RowSpan Headers Summary Attached Top Bottom Left
Right Font Type0 Type1 Type3 TrueType CIDFontType0 CIDFontType2 FontDescriptor FontName FontFile
FontFile2 FontFile3 FontBBox FontFamily FontStretch FontWeight Flags ItalicAngle Ascent Descent
CapHeight StemV StemH XHeight Leading AvgWidth MaxWidth MissingWidth CIDSet CIDSystemInfo
CIDToGIDMap DescendantFonts Encoding Identity ToUnicode BaseFont Registry Ordering Supplement Widths
FirstChar LastChar Differences WinAnsiEncoding MacRomanEncoding StandardEncoding Normal XObject
Image Width Height ColorSpace DeviceRGB DeviceGray DeviceCMYK ICCBased CalRGB CalGray Indexed
Separation Pattern Shading BitsPerComponent Interpolate SMask Mask Matte Decode Predictor Colors
Columns EarlyChange ExtGState Properties ProcSet Text ImageB ImageC ImageI Group Transparency BBox
Matrix FormType Outlines Outline First Last Next Prev Title Dest Dests Names Limits Nums PageLabels
PageMode PageLayout UseOutlines UseNone OneColumn SinglePage ViewerPreferences DisplayDocTitle
MarkInfo Marked Suspects Lang Metadata XML Info Author Subject Keywords Creator Producer
CreationDate ModDate Trapped Root Size XRef ObjStm Action GoTo GoToR URI Launch Named JavaScript
OutputIntents OutputIntent OutputCondition OutputConditionIdentifier RegistryName DestOutputProfile
EmbeddedFiles EmbeddedFile Filespec Desc AcroForm Fields Widget Version Extensions Default Function
FunctionType Domain Range Bounds Encode Coords Extend ShadingType Background Alternate Subj
AlternateText ActualText Alt Tabs Popup Highlight Underline Stamp Square Circle Line Polygon Ink
PieceInfo LastModified Threads Thread Bead OCProperties OCG OCMD OCGs Order Name View Print Zoom
Usage Intent Design Event Category State Thumb Collection Reason Location Contact
"""
STANDARD = frozenset(f"/{name}".encode() for name in _NAMES.split())
