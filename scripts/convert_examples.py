"""Convert the examples into `examples/*/web`, which is committed: `make examples`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def main() -> None:
    """Convert each example, as a user would."""
    for app in sorted(path.parent for path in EXAMPLES.glob("*/templates")):
        print(app.name, flush=True)
        command = [str(Path(sys.executable).with_name("jinja2tsx")), "convert", str(app), "-o", str(app / "web")]
        subprocess.run(command, cwd=EXAMPLES.parent, check=True)


if __name__ == "__main__":
    main()
