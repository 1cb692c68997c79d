"""`lib/env.ts`: created with stubs, then only appended to."""

from __future__ import annotations

import pytest

from transpiler.project.env_stubs import EnvName, env_file, exported
from transpiler.types import HTML, STR

MARKDOWN = EnvName("markdown", "filter", ("a.html", "b.html"), HTML)


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("export function a() {}\nexport async function b() {}\nexport const c = 1;", {"a", "b", "c"}),
        ("const x = 1;\nexport { x as a, y };", {"a", "y"}),
        ('export { x as "a.b" };', {"a.b"}),
        ("// export function a() {}\n/* export function b() {}\n*/\nexport let c: number;", {"c"}),
        ("function a() {}", set()),
    ],
)
def test_names_a_module_exports(code: str, names: set[str]) -> None:
    assert exported(code) == names


def test_a_new_file() -> None:
    text = env_file(None, [MARKDOWN, EnvName("even2", "test", ("a.html",)), EnvName("cdn", "global", ("a.html",), STR)])
    assert text is not None
    assert "/** The filter `markdown` of: a.html, b.html */" in text
    assert (
        'export function markdown(value: unknown, ...args: unknown[]): import("./jinja/value").Html {\n'
        "  void value;\n  void args;\n"
        '  throw new Error("the filter markdown is not written yet (lib/env.ts)");\n}\n'
    ) in text
    assert "export function even2(value: unknown, ...args: unknown[]): boolean {" in text
    assert "export function cdn(...args: unknown[]): string {" in text


def test_nothing_to_add() -> None:
    assert env_file("export const markdown = 1;\n", [MARKDOWN]) is None
    assert env_file(None, []) is None


def test_a_file_that_exports_another_one_is_left_alone() -> None:
    assert env_file('export * from "./filters";\n', [MARKDOWN]) is None


def test_what_stands_there_stays() -> None:
    mine = "import x from 'y';\nexport const other = x // mine"
    text = env_file(mine, [MARKDOWN])
    assert text is not None
    assert text.startswith(mine + "\n")
    assert env_file(text, [MARKDOWN]) is None


@pytest.mark.parametrize("name", ["delete", "a.b", "ansible.builtin.x"])
def test_names_that_no_function_can_have(name: str) -> None:
    text = env_file(None, [EnvName(name, "filter", ("a.html",))])
    assert text is not None
    assert exported(text) == {name}


def test_a_template_name_cannot_leave_its_comment() -> None:
    text = env_file(None, [EnvName("x", "filter", ("a*/evil()\n.html",))])
    assert text is not None
    assert "a*\\/evil() .html */" in text
