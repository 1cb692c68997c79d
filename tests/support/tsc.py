"""Does emitted code pass the type checker, at its strictest setting that Next.js projects use?"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from tests.support.node import node_modules, run_node
from tests.support.paths import CACHE


def check_types(folder: Path) -> list[str]:
    """The errors `tsc --strict` has about all `.ts` and `.tsx` files of an output folder, each on one line.

    `@/` means the folder itself. Paths in the messages are relative to it.
    """
    folder = folder.resolve()
    modules = node_modules()
    types = modules / "@types"
    config = {
        "compilerOptions": {
            "strict": True,
            "noEmit": True,
            "target": "ES2022",
            "lib": ["dom", "dom.iterable", "esnext"],
            "module": "esnext",
            "moduleResolution": "bundler",
            "jsx": "react-jsx",
            "isolatedModules": True,
            "esModuleInterop": True,
            "skipLibCheck": True,
            "resolveJsonModule": True,
            "typeRoots": [str(types)],
            "types": ["node", "react"],
            "paths": {
                "@/*": [f"{folder}/*"],
                "react": [f"{types}/react"],
                "react/*": [f"{types}/react/*"],
                "react-dom": [f"{types}/react-dom"],
                "react-dom/*": [f"{types}/react-dom/*"],
            },
        },
        "include": [f"{folder}/**/*.ts", f"{folder}/**/*.tsx"],
        "exclude": [f"{folder}/node_modules"],
    }
    CACHE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE, prefix="tsc-") as scratch:
        project = Path(scratch, "tsconfig.json")
        project.write_text(json.dumps(config), encoding="utf-8")
        script = modules / "typescript" / "bin" / "tsc"
        done = run_node(str(script), "-p", str(project), "--pretty", "false", cwd=folder)
    if done.returncode == 0:
        return []
    lines = [line for line in done.stdout.splitlines() if line.strip()]
    if not any("error TS" in line for line in lines):
        raise RuntimeError(f"tsc did not run:\n{done.stdout}{done.stderr}")
    return [line.replace(f"{folder}/", "") for line in lines if "error TS" in line]
