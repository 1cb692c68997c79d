"""The checker's spelling of types."""

import pytest

from transpiler.deep_types.revealed import UNKNOWN, Either, Named, Returns, Revealed, parse

INT, STR, NONE = Named("int"), Named("str"), Named("None")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("int", INT),
        ("Post | None", Either((Named("Post"), NONE))),
        ("list[Post | None]", Named("list", (Either((Named("Post"), NONE)),))),
        ("tuple[int, ...]", Named("tuple", (INT, Named("...")))),
        ("tuple[()]", UNKNOWN),
        ("Literal[1]", INT),
        ("Literal[-1, True]", Either((INT, Named("bool")))),
        ("Literal['a', \"it's\", 'x]']", STR),
        ("Literal[b'x']", Named("bytes")),
        ("Literal[Color.RED]", Named("Color")),
        ("app.models.Post", Named("Post")),
        ("(p: Post | None, n: int = ..., /) -> str", Returns(STR)),
        ("(int) -> list[str]", Returns(Named("list", (STR,)))),
        ("((int) -> str) | None", Either((Returns(STR), NONE))),
        ('dict[str, int] (_["a"]: Literal[1], _["b"]: Literal[\'x\'])', Named("dict", (STR, INT))),
        ("Login (_.user.data: Unknown)", Named("Login")),
        ("list[@_]", Named("list", (Named("@_"),))),
        ("Overload[\n  (x: int) -> int\n  (x: str) -> str\n]", UNKNOWN),
        ("int |", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_parse(text: str, tree: Revealed) -> None:
    assert parse(text) == tree
