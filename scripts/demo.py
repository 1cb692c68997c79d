"""Convert the examples and the app of Flask's tutorial, and show that React renders Jinja2's pages: `make demo`."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import tests.conftest  # noqa: F401 - says where downloads go
from tests.examples.apps import EXAMPLES, Example, difference, has_page
from tests.support.paths import ROOT
from transpiler.verify import ReactRenderer

OUT = ROOT / "demo-output"
COMMAND = str(Path(sys.executable).with_name("jinja2tsx"))
PREVIEWED = ROOT / "examples" / "shop" / "templates" / "about.html"
CONTEXT = {
    "hours": {"$dict": [["Mon", "9-17"], ["Tue", "9 < 17"]]},
    "team": ["Dora", "Emil & Co"],
    "cart_count": 3,
    "customer": {"name": "Dora"},
    "get_flashed_messages": [["message", "Green tea is in your basket."]],
}


def main() -> int:
    """Convert, compare, preview. The result is the exit code."""
    shutil.rmtree(OUT, ignore_errors=True)
    for example in EXAMPLES:
        _title(f"{example}: {_shown(example.templates)} -> {_shown(OUT / example.name)}")
        _convert(example)
    _title("The same pages? Every template with the data of its contexts.py, Jinja2 beside React")
    different = sum(_compare(example) for example in EXAMPLES)
    _title(f"jinja2tsx preview {_shown(PREVIEWED)}: the page React renders, without a Next.js project")
    _preview()
    _title("Look at")
    for template in ("blog/index", "auth/login"):
        print(_shown(EXAMPLES[0].templates / f"{template}.html"))
        print(f"  {_shown(OUT / 'flaskr' / 'templates' / template)}.tsx")
    for place in ("templates/blog/show.tsx", "templates/macros/ui.tsx", "types/models.ts", "lib/ctx.ts"):
        print(_shown(OUT / "blog" / place))
    print(f"{_shown(OUT / 'shop' / 'templates' / 'cart.tsx')}    # a total that grows in a loop")
    return 1 if different else 0


def _convert(example: Example) -> None:
    out = OUT / example.name
    if example.web is not None and (example.web / "lib" / "env.ts").is_file():
        # the filters that the app's team writes
        (out / "lib").mkdir(parents=True)
        shutil.copy(example.web / "lib" / "env.ts", out / "lib")
    subprocess.run([COMMAND, "convert", _shown(example.folder), "-o", _shown(out)], cwd=ROOT, check=True)


def _compare(example: Example) -> int:
    renderer = ReactRenderer()
    found = {page: difference(example, *page, renderer) for page in example.cases if has_page(example, page[0])}
    different = {page: what for page, what in found.items() if what}
    for (template, case), what in different.items():
        print(f"  {template}, {case}: {what}")
    print(f"  {example.name:14}{len(found) - len(different):4} pages the same, {len(different)} different", flush=True)
    return len(different)


def _preview() -> None:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".json") as file:
        json.dump(CONTEXT, file)
        file.flush()
        command = [COMMAND, "preview", _shown(PREVIEWED), "--context", file.name]
        subprocess.run(command, cwd=ROOT, check=True)


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _title(text: str) -> None:
    print(f"\n=== {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
