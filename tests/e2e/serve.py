"""Serve an app on loopback until it is ended: `python -m tests.e2e.serve APP PORT DATA [MANIFEST]`.

With a manifest the app sends props to the front, as an app of the user's would.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def main(name: str, port: str, data: str, manifest: str = "") -> None:
    """Serve."""
    module = importlib.import_module(f"tests.e2e.apps.{name}")
    app = module.make(Path(data))
    if module.RECIPE.framework == "flask":
        from werkzeug.serving import run_simple

        if manifest:
            from transpiler.bridge.flask import PropsBridge

            PropsBridge(app, manifest)
        run_simple("127.0.0.1", int(port), app, threaded=True)
    else:
        import uvicorn

        if manifest:
            from transpiler.bridge.starlette import PropsBridge as Bridge

            Bridge(app, manifest, *module.templates(app))
        uvicorn.run(app, host="127.0.0.1", port=int(port), log_level="warning")


if __name__ == "__main__":
    main(*sys.argv[1:])
