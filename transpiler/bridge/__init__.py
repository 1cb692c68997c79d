"""What runs inside the user's app: context values in, JSON props out. Imports nothing of the transpiler."""

from .encode import UNDEFINED, ContractError, encode, encode_props

__all__ = ["UNDEFINED", "ContractError", "encode", "encode_props"]
