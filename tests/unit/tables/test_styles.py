"""Style objects hold what csstype takes."""

import pytest

from transpiler.tables import takes_style


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("color", "red"), ("textAlign", "center"), ("fontWeight", "600"), ("float", "left"), ("zoom", "2"),
        ("WebkitTransform", "none"), ("--gap", "1px"), ("display", "inherit"), ("position", "unset"),
    ],
)  # fmt: skip
def test_taken(key: str, value: str) -> None:
    assert takes_style(key, value)


@pytest.mark.parametrize(("key", "value"), [("fontColor", "red"), ("textAlign", "middle"), ("float", "Left")])
def test_not_taken(key: str, value: str) -> None:
    assert not takes_style(key, value)
