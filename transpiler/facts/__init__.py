"""What analysis found out about the whole program: the vocabulary between `analyze` and `lower`."""

from transpiler.facts.app import AppFacts, CallSite, CustomName, Route, Setting
from transpiler.facts.program import (
    BlockFacts,
    Evidence,
    Form,
    MacroFacts,
    Param,
    Program,
    Prop,
    Reader,
    TemplateFacts,
    reach,
)

__all__ = [
    "AppFacts", "BlockFacts", "CallSite", "CustomName", "Evidence", "Form", "MacroFacts", "Param", "Program", "Prop",
    "Reader", "Route", "Setting", "TemplateFacts", "reach",
]  # fmt: skip
