"""bepasty, a pastebin: file lists, highlighted text, permissions, macros, uploads; its data are files."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path
from typing import Any

from tests.e2e.recipe import Recipe


def make(data: Path) -> Any:
    """The app with eleven pastes whose names are the same in every run."""
    _stand_still()
    (data / "config.py").write_text(
        f"""
SITENAME = "paste <here> & now"
STORAGE_FILESYSTEM_DIRECTORY = {str(data / "storage")!r}
SECRET_KEY = "secret-of-bepasty"
SESSION_COOKIE_SECURE = False
PERMISSIONS = {{"admin": "admin,list,create,modify,read,delete", "reader": "list,read"}}
DEFAULT_PERMISSIONS = "read"
""",
        encoding="utf-8",
    )
    (data / "storage").mkdir()
    os.environ["BEPASTY_CONFIG"] = str(data / "config.py")
    from bepasty.app import create_app

    app = create_app()
    client = app.test_client()
    client.post("/+login", data={"token": "admin"})
    forever = {"maxlife-value": "1", "maxlife-unit": "forever"}
    names = []
    for name, kind, text in _PASTES:
        fields = {"text": text, "contenttype": kind, "filename": name, **forever}
        location = client.post("/+upload", data=fields).headers["Location"]
        names.append(location.split("#")[0].split("?")[0].rstrip("/").split("/")[-1])
    for file in (
        (io.BytesIO(_png()), "dot.png", "image/png"),
        (io.BytesIO(bytes(range(256))), "blob.bin", "application/octet-stream"),
    ):
        client.post("/+upload", data={"file": file, **forever})
    several = {"text": "\n".join(names[:3]), "contenttype": "text/x-bepasty-list", "filename": "a list"}
    client.post("/+upload", data={**several, **forever})
    client.post(f"/{names[3]}/+lock")
    return app


def templates(app: Any) -> list[Any]:
    """Flask's environment is the app's."""
    return []


def _stand_still() -> None:
    """The same names of pastes and the same time in every run."""
    import random
    import time

    random.seed(1)
    random.SystemRandom = random.Random  # type: ignore[misc,assignment]  # no seed reaches it
    began = time.time()
    real = time.time
    time.time = lambda: 1894708800 + (real() - began) // 3600 * 3600


def _png() -> bytes:
    def chunk(tag: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + tag + body + struct.pack(">I", zlib.crc32(tag + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0))
    rows = b"\0" + b"\xff\0\0" * 2 + b"\0" + b"\0\xff\0" * 2
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


_PASTES = [
    ("hello.txt", "text/plain", "Hello <b>world</b> & {braces}\n\tindented\n"),
    ("code.py", "text/x-python", "def f(x):\n    '''doc'''\n    return {'a': \"b\", 'n': x < 3}\n"),
    ("page.html", "text/html", '<!doctype html><title>x</title><p class="y">Hi'),
    ("empty.txt", "text/plain", " "),
    ("read me.md", "text/x-markdown", "# Title\n\n* a\n* b\n\n`code`\n"),
    ("go", "text/x-bepasty-redirect", "https://example.com/?a=1&b=2"),
    ("ünï.json", "application/json", '{"k": [1, 2, null]}'),
    ("table.csv", "text/csv", "a,b\n1,2\n"),
]


def _login(token: str) -> list[tuple[object, ...]]:
    return [("get", "/"), ("form", "/+login", {"token": token})]


RECIPE = Recipe(
    name="bepasty",
    framework="flask",
    requirements=(
        "bepasty==1.2.2", "flask==3.1.3", "werkzeug==3.1.9", "jinja2==3.1.6", "pygments==2.21.0", "markupsafe==3.0.4",
        "blinker==1.9.0", "click==8.5.1", "itsdangerous==2.2.0", "XStatic==1.0.3",
        "XStatic-asciinema-player==2.6.1.1", "XStatic-Bootbox==5.5.1.1", "XStatic-Bootstrap==4.5.3.1",
        "XStatic-Font-Awesome==4.7.0.0", "XStatic-jQuery==3.5.1.1", "XStatic-jQuery-File-Upload==10.31.0.1",
        "XStatic-jquery-ui==1.13.0.1", "XStatic-Pygments==2.9.0.1", "setuptools<81",
    ),
    package="bepasty",
    secrets=("secret-of-bepasty",),
    roles={"anonymous": (), "reader": _login("reader"), "admin": _login("admin")},
    start=("/", "/+list", "/nosuchit", "/nosuchit/+qr"),
    skip=(r"^/static", r"^/xstatic"),
    pages=50,
    flows={
        "wrong token": [*_login("nope"), ("at", "/"), ("see", "Login")],
        "paste": [
            *_login("admin"),
            ("form", "[text]", {"text": "x < y & z\n  {}", "contenttype": "text/plain", "filename": "new one.txt"}),
            ("see", "new one.txt"),
            ("form", "/+modify", {"filename": "renamed.txt"}),
            ("see", "renamed.txt"),
            ("form", "/+lock", {}),
            ("see", "renamed.txt"),
            ("form", "/+unlock", {}),
            ("form", "/+delete", {}),
            ("status", 200),
        ],
        "upload": [
            *_login("admin"),
            ("form", "[file]", {"text": "", "file": ("up.py", b"import os\n", "text/x-python")}),
            ("see", "up.py"),
        ],
        "unknown type": [
            *_login("admin"),
            ("get", "/"),
            ("form", "[text]", {"text": "abc", "contenttype": "no/such type", "filename": ""}),
            ("status", 200),
        ],
        "not allowed": [
            ("get", "/"),
            ("post", "/+upload", {"text": "x", "filename": "y", "contenttype": "text/plain"}),
            ("status", 403),
        ],
        "logout": [*_login("admin"), ("form", "/+logout", {}), ("see", "Login")],
    },
)  # fmt: skip
