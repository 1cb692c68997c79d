"""Types by use of values without parts: numbers, texts, flags, moments.

Where uses disagree the type is `unknown`: the value itself in wire form, and every use takes a helper.
"""

from __future__ import annotations

from transpiler.analyze.cells import Cell, Use
from transpiler.analyze.kinds import as_raw, as_unmarked
from transpiler.types import (
    BOOL,
    INT,
    NONE,
    NUMBER,
    STR,
    TEXT,
    TRUTH,
    UNKNOWN,
    Moment,
    Numeral,
    Str,
    Type,
    Unknown,
    union,
)

HOW = Use.DEFINED | Use.NULLABLE | Use.KEYED | Use.SAFE | Use.ESCAPED | Use.JOINED
"""How a value is reached, not what is done with it."""
PRINTED = Use.PRINT | Use.PRINT_GUARDED
_SCALARS: dict[Use, Type] = {Use.NUMBER: NUMBER, Use.STRING: STR, Use.MOMENT: Moment("moment")}


def scalar(cell: Cell) -> Type:
    """The type of what is neither walked nor read: by how it is printed, tested, compared."""
    if cell.uses & ~HOW == Use.NAMES:
        return Str(compared=True)
    uses = cell.uses & ~(HOW | Use.ARGUMENT)
    if Use.NAMES in uses:
        uses = uses & ~Use.NAMES | Use.STRING
    nullable = bool(uses & (Use.TEST | Use.NONE))
    if Use.FLAG in uses:
        return _flag(cell)
    if Use.NAMED in uses:
        return Str(cell.layouts or None)
    kinds = [kind for kind in (Use.NUMBER, Use.STRING, Use.MOMENT) if kind in uses]
    if Use.URL_INT in uses and not kinds:
        return union(INT, NONE) if nullable else INT
    if len(kinds) > 1 or (kinds and Use.URL_INT in uses and kinds != [Use.NUMBER]):
        return UNKNOWN
    if kinds:
        known = _number(cell.uses) if kinds == [Use.NUMBER] else _SCALARS[kinds[0]]
        if isinstance(known, Unknown) or (isinstance(known, Numeral) and nullable and Use.PRINT in uses):
            return UNKNOWN  # Undefined prints otherwise than None
        return union(known, NONE) if nullable else known
    if uses & (Use.EQUAL | Use.ORDER | Use.OPAQUE):
        return UNKNOWN
    if uses & PRINTED:
        text = _text(uses)
        if Use.SAFE in cell.uses and Use.ESCAPED not in cell.uses:
            return as_raw(text)
        return as_unmarked(text) if Use.JOINED in cell.uses else text
    if uses == Use.TEST or (not uses and Use.DEFINED in cell.uses):
        return TRUTH
    return UNKNOWN


def _number(uses: Use) -> Type:
    """A number: where it or what is calculated from it is shown, Python tells 2.0 from 2."""
    if not uses & (PRINTED | Use.RESULT | Use.OPAQUE):
        return NUMBER
    if Use.KEYED in uses:
        return UNKNOWN  # the helper that reads it knows the wire form alone
    return Numeral(printed=bool(uses & (PRINTED | Use.OPAQUE)))


def _flag(cell: Cell) -> Type:
    """Compared with True or False: None and Undefined are neither, and any other value is refused."""
    if cell.uses & ~(Use.FLAG | Use.TEST | Use.NONE | HOW):
        return UNKNOWN
    cell.optional = True
    return union(BOOL, NONE)


def _text(uses: Use) -> Type:
    if Use.TEST in uses:
        if Use.PRINT in uses:
            return UNKNOWN  # "None" is printed, yet false: one string cannot say both
        text: Type = Str(by_use=True, empty_if_false=True)
        return union(text, NONE) if Use.NONE in uses else text
    return union(TEXT, NONE) if Use.NONE in uses else TEXT
