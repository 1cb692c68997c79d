"""Arguments of the app's functions, as both sides of a comparison write them."""

from __future__ import annotations

from typing import Any

import jinja2

from transpiler.verify.replay import key_of


def test_the_body_of_a_call_block_is_its_text() -> None:
    keys: list[str] = []

    def function(*args: Any, **kwargs: Any) -> str:
        keys.append(key_of(args, kwargs))
        return ""

    template = jinja2.Environment().from_string("{% call f() %}body{% endcall %}{% call(x) f(1) %}{{ x }}{% endcall %}")
    template.render(f=function)
    assert keys == ['[{"caller": "body"}]', '["1", {"caller": null}]']
