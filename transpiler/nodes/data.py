"""From an offset in `TemplateData.data` back to the source."""

from __future__ import annotations

import re

from transpiler.nodes.expressions import TemplateData
from transpiler.source import Source

_NEWLINE = re.compile(r"\r\n|\r|\n")


def data_offset(node: TemplateData, source: Source, offset: int) -> int:
    """The offset in `source.text` of character `offset` of `node.data`.

    They differ by more than the start only where line breaks were normalised (`\\r\\n` in the file, or
    `newline_sequence`). `len(node.data)` maps to the end of the span.
    """
    start, end = node.span.start, node.span.end
    if len(node.data) == end - start:
        return start + offset
    kept, written = node.data, source.text[start:end]
    position = moved = 0
    for ours, theirs in zip(_NEWLINE.finditer(kept), _NEWLINE.finditer(written), strict=True):
        if ours.start() >= offset:
            break
        position, moved = ours.end(), theirs.end()
    return start + min(moved + max(0, offset - position), end - start)
