"""Convert the examples into `examples/*/web`, and write `docs/messages.md`, which are committed: `make examples`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from transpiler.diagnostics.explain import page

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Convert each example, as a user would."""
    for app in sorted(path.parent for path in ROOT.glob("examples/*/templates")):
        print(app.name, flush=True)
        place = app.relative_to(ROOT).as_posix()
        command = [sys.executable, "-m", "transpiler", "convert", place, "-o", f"{place}/web", "--no-types"]
        subprocess.run(command, cwd=ROOT, check=True)
    (ROOT / "docs/messages.md").write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
