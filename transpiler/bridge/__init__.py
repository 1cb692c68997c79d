"""What runs inside the user's app: context values in, JSON props out. Imports nothing of the transpiler.

`transpiler.bridge.flask` and `transpiler.bridge.starlette` hold the `PropsBridge` of each framework.
"""

from .encode import UNDEFINED, ContractError, encode, encode_props
from .page import BridgeError, Pages, page_props

__all__ = ["UNDEFINED", "BridgeError", "ContractError", "Pages", "encode", "encode_props", "page_props"]
