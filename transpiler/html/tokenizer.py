"""The tokenizer with all its states."""

from transpiler.html import markup_states as _markup
from transpiler.html import tag_states as _tag
from transpiler.html import text_states as _text
from transpiler.html.machine import Tokenizer

__all__ = ["Tokenizer"]

_STATE_MODULES = (_markup, _tag, _text)
