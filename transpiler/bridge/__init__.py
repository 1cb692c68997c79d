"""What runs inside the user's app: context values in, JSON props out. Imports nothing of the transpiler.

`transpiler.bridge.flask` and `transpiler.bridge.starlette` hold the `PropsBridge` of each framework.
"""

from .encode import UNDEFINED, ContractError, encode, encode_props, needs_recording
from .page import BridgeError, Pages, page_props
from .record import Recorded, Recorder

__all__ = [
    "UNDEFINED", "BridgeError", "ContractError", "Pages", "Recorded", "Recorder", "encode", "encode_props",
    "needs_recording", "page_props",
]  # fmt: skip
