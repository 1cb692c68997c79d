"""Emitted modules, rendered by React."""

from __future__ import annotations

from pathlib import Path

import pytest

from transpiler.verify import ReactRenderer, RenderError, Rendering

BASE = """
import type { ReactNode } from "react";
export default function Base({ title, children }: { title: string; children?: ReactNode }) {
  return <html><head><title>{title}</title></head><body>{children}</body></html>;
}
"""
PAGE = """
import "server-only";
import Base from "@/templates/base";
import { shout } from "../lib/text";
export default function Page({ name }: { name: string }) {
  return <Base title="Hello"><p>{shout(name)}</p></Base>;
}
export function Badge({ count }: { count: number }) {
  return <b>{count}</b>;
}
"""
OUT = {
    "templates/base.tsx": BASE,
    "templates/page.tsx": PAGE,
    "templates/mail.txt.ts": "export default function Mail({ name }: { name: string }) { return `Hi ${name} & all`; }",
    "lib/text.ts": "export const shout = (text: string) => text.toUpperCase();",
}


@pytest.fixture(scope="module")
def renderer() -> ReactRenderer:
    return ReactRenderer()


def test_a_page_with_its_layout(renderer: ReactRenderer) -> None:
    html = renderer.render(OUT, "templates/page", {"name": "<ann>"})
    assert html == "<html><head><title>Hello</title></head><body><p>&lt;ANN&gt;</p></body></html>"


def test_another_export(renderer: ReactRenderer) -> None:
    assert renderer.render(OUT, "templates/page.tsx", {"count": 3}, export="Badge") == "<b>3</b>"


def test_a_text_module_is_called(renderer: ReactRenderer) -> None:
    assert renderer.render(OUT, "templates/mail.txt", {"name": "<ann>"}) == "Hi <ann> & all"


def test_a_folder_is_read_again_when_it_changes(renderer: ReactRenderer, tmp_path: Path) -> None:
    module = tmp_path / "templates" / "a.tsx"
    module.parent.mkdir()
    module.write_text("export default () => <p>one</p>;", encoding="utf-8")
    assert renderer.render(tmp_path, "templates/a", {}) == "<p>one</p>"
    module.write_text("export default () => <p>second</p>;", encoding="utf-8")
    assert renderer.render(tmp_path, "templates/a", {}) == "<p>second</p>"


def test_another_import_alias() -> None:
    out = {"a.tsx": 'import { b } from "~/b"; export default () => <p>{b}</p>;', "b.ts": "export const b = 1;"}
    assert ReactRenderer(alias="~").render(out, "a", {}) == "<p>1</p>"


def test_what_a_module_throws(renderer: ReactRenderer) -> None:
    code = """
    class UndefinedError extends Error { name = "UndefinedError"; }
    export default function Page(): never { throw new UndefinedError("'x' is undefined"); }
    """
    with pytest.raises(RenderError) as caught:
        renderer.render({"a.tsx": code}, "a", {})
    assert (caught.value.name, caught.value.message) == ("UndefinedError", "'x' is undefined")
    assert "Page" in caught.value.stack


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"bad.tsx": "export default () => <p>;"}, "bad.tsx:1:"),
        ({"bad.tsx": 'import x from "@/gone"; export default () => <p>{x}</p>;'}, "there is no module @/gone"),
        ({"bad.tsx": "throw new TypeError('at once'); export default () => null;"}, "at once"),
        ({"bad.tsx": "export const x = 1;"}, "no function as its export default"),
        ({"bad.ts": "export default () => 1;"}, "returned no string"),
        ({}, "there is no module bad"),
    ],
)
def test_a_broken_module_breaks_no_other(renderer: ReactRenderer, files: dict[str, str], message: str) -> None:
    for _ in range(2):
        first, bad, second = renderer.render_many(
            {**OUT, **files},
            [
                Rendering("templates/page", {"name": "a"}),
                Rendering("bad", {}),
                Rendering("templates/page", {"name": "b"}),
            ],
        )
        assert isinstance(first, str)
        assert isinstance(second, str)
        assert isinstance(bad, RenderError)
        assert message in bad.message


def test_an_import_of_a_module_that_throws_throws_every_time(renderer: ReactRenderer) -> None:
    out = {
        "bad.ts": 'throw new Error("no"); export const x = 1;',
        "a.tsx": 'import { x } from "./bad"; export default () => <p>{x}</p>;',
    }
    for module in ("a", "bad", "a"):
        with pytest.raises(RenderError, match="no"):
            renderer.render(out, module, {})
