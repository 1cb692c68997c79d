"""Element facts of the HTML standard: its parser (section 13.2) and its style sheet (section 15.3)."""

from __future__ import annotations

import re


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


TAG_NAME = re.compile(r"[A-Za-z][:\w.-]*", re.ASCII)
"""The names of elements that React prints (`VALID_TAG_REGEX` of react-dom)."""

VOID = _names("area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen")
"""Elements without end tag or children; the last four are parsed so though obsolete."""

RCDATA = _names("textarea title")
RAW_TEXT = _names("style xmp iframe noembed noframes")
"""Raw text; `script` and `plaintext` have tokenizer states of their own, `noscript` is parsed as markup."""

RAW_STATES = {
    **dict.fromkeys(RCDATA, "rcdata"),
    **dict.fromkeys(RAW_TEXT, "rawtext"),
    "script": "script data",
    "plaintext": "plaintext",
}
"""The tokenizer state that a start tag of the element switches to."""

FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")

FORM_OWNED = _names("button fieldset img input object output select textarea")
"""Elements that belong to the form that is open where they are parsed, also where they do not stand in it."""

SPECIAL = _names(
    """address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup
    dd details dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header
    hgroup hr html iframe img input keygen li link listing main marquee menu meta nav noembed noframes noscript object
    ol p param plaintext pre script search section select source style summary table tbody td template textarea tfoot
    th thead title tr track ul wbr xmp"""
)

HEADINGS = _names("h1 h2 h3 h4 h5 h6")

CLOSES_P = (
    _names(
        """address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header
        hgroup main menu nav ol p search section summary ul pre listing form table hr xmp plaintext li dd dt"""
    )
    | HEADINGS
)
"""Start tags that close an open `p`."""

IMPLIED_END = _names("dd dt li optgroup option p rb rp rt rtc")
"""Elements whose end tags are generated before the end tag of an ancestor."""

OPTIONAL_END = IMPLIED_END | _names("caption colgroup tbody td tfoot th thead tr")
"""Elements whose end tag may be left out where what comes next closes them."""

BLOCK_END = _names(
    """address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer
    header hgroup listing main menu nav ol pre search section select summary ul form applet marquee object"""
)
"""End tags that close back to their element when it is in scope."""

SCOPE = _names("applet caption html table td th marquee object template")
BUTTON_SCOPE = SCOPE | {"button"}
LIST_SCOPE = SCOPE | {"ol", "ul"}
TABLE_SCOPE = _names("html table template")
MARKERS = _names("applet object marquee template td th caption")
"""Formatting elements left open inside these do not reach outside."""

TABLE_SECTIONS = _names("tbody thead tfoot")
CELLS = _names("td th")
TABLE_CHILDREN = TABLE_SECTIONS | CELLS | _names("caption colgroup col tr")

IN_TABLE_CONTEXT = TABLE_SECTIONS | _names("table tr")
"""Elements whose direct text and foreign children the parser moves in front of the table."""

ALLOWED_IN_TABLE = _names("style script template")

BLOCK = CLOSES_P | TABLE_CHILDREN | _names("html body legend optgroup option")
"""Block-level (or table-part) by the UA style sheet: white space beside them is not shown."""

CONTAINER = BLOCK | {"button"}
"""White space at the edges of these is not shown: a button stands in a line, but lays out lines of its own."""

NOT_RENDERED = _names("head title meta link base script style template noframes noembed param")
"""`display: none` by the UA style sheet."""

WHITESPACE_FREE = _names("html head table thead tbody tfoot tr colgroup select optgroup datalist")
"""White space between the children of these is never shown."""

DROP_NEWLINE = _names("pre listing")
"""The parser drops a newline right after the start tag (HTML standard: tree construction)."""

PREFORMATTED = _names("pre textarea listing xmp plaintext")
"""White space in these is shown as it is."""

SVG_INTEGRATION = _names("foreignobject desc title")
MATH_INTEGRATION = _names("mi mo mn ms mtext annotation-xml")
"""Inside these the parser is back in HTML."""

FOREIGN_BREAKOUT = _names(
    """b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta
    nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"""
)
"""Start tags that end SVG and MathML."""

_CAMEL = _names(
    """altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight
    feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology
    feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient
    radialGradient textPath"""
)
SVG_TAGS = {name.lower(): name for name in sorted(_CAMEL)}
"""SVG tag names with capitals, by the lower-case name the tokenizer gives."""
