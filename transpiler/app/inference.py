"""The readers of types, which need one another: annotations name classes, classes hold values."""

from __future__ import annotations

from transpiler.app.annotations import Annotations
from transpiler.app.follow import Follower
from transpiler.app.models import Models
from transpiler.app.modules import Modules
from transpiler.app.settings import Settings
from transpiler.app.values import Values
from transpiler.types import Type


class Inference:
    """Reads types in one program."""

    def __init__(self, modules: Modules, follower: Follower, route_parameters: dict[int, dict[str, Type]]) -> None:
        self.modules = modules
        self.follower = follower
        self.annotations = Annotations(self)
        self.models = Models(self)
        self.settings = Settings(self)
        self.values = Values(self, route_parameters)
