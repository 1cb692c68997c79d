"""Misnested tags as the tree a browser makes of them, where no condition or loop opens or closes what is concerned.

The tree construction of the HTML standard (section 13.2.6) in full, with its list of active formatting elements, the
adoption agency and foster parenting. One module holds the rules of some insertion modes, a function each.
"""

from transpiler.html.repair import body, foreign, page, table  # noqa: F401  (each registers its modes)
from transpiler.html.repair.apply import repaired

__all__ = ["repaired"]
