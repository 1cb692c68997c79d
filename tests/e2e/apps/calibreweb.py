"""calibre-web, a library of books: a wrapper around every page, roles, filters, pagination, covers, forms, search."""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib
import sys
from pathlib import Path
from typing import Any

from tests.e2e.recipe import Recipe


def make(data: Path) -> Any:
    """The app with six books."""
    import secrets

    secrets.token_hex = lambda length=32: "5" * (2 * (length or 32))  # the session's key
    (data / "library").mkdir()
    sys.argv = ["cps", "-p", str(data / "app.db"), "-g", str(data / "gdrive.db"), "-o", str(data / "cw.log")]
    importlib.import_module("calibreweb")  # which makes its folder one of the paths
    import cps
    from cps import db
    from cps.main import main
    from sqlalchemy import create_engine, text
    from sqlalchemy.orm import Session
    from sqlalchemy.pool import StaticPool

    plain = create_engine("sqlite://", poolclass=StaticPool)
    with plain.begin() as connection:
        connection.execute(text(f"attach database '{data}/library/metadata.db' as calibre"))
    engine = plain.execution_options(schema_translate_map={None: "calibre"})
    db.Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add(db.Library_Id(uuid="00000000-0000-0000-0000-000000000001"))
        for at, (title, author, tag) in enumerate(_BOOKS, 1):
            when = dt.datetime(2029, 1, at, 10, 30)
            book = db.Books(title, title, author, when, when, "1.0", when, f"{author}/{title} ({at})", 0, [], [])
            book.uuid = f"00000000-0000-0000-0000-0000000001{at:02d}"
            session.add(book)
            book.authors = [_one(session, db.Authors, author, author, "")]
            book.tags = [_one(session, db.Tags, tag)] if tag else []
            session.flush()
            session.add(db.Comments(f"<p>About <b>{title.replace('<', '&lt;')}</b></p>", book.id))
            session.add(db.Data(book.id, "EPUB", 1000 * at, f"book{at}"))
        session.commit()
    cps.web_server.start = lambda: True
    with contextlib.suppress(SystemExit):
        main()
    cps.config.config_calibre_dir = str(data / "library")
    cps.config.config_anonbrowse = 1
    cps.config.config_ratelimiter = False
    cps.config.config_random_books = 0
    cps.config.save()
    db.CalibreDB.update_config(cps.config, cps.config.config_calibre_dir, str(data / "app.db"))
    db.CalibreDB.setup_db(cps.config.config_calibre_dir, str(data / "app.db"))
    cps.app.config["RATELIMIT_ENABLED"] = False
    return cps.app


def _one(session: Any, kind: Any, name: str, *more: str) -> Any:
    found = session.query(kind).filter(kind.name == name).first()
    if found is None:
        found = kind(name, *more)
        session.add(found)
        session.flush()
    return found


def templates(app: Any) -> list[Any]:
    """Flask's environment is the app's."""
    return []


_BOOKS = [
    ("Tea & Time", "Ann Author", "drinks"),
    ("The <b> of life", "Ann Author", "html & co"),
    ("Çelik", "Bob O'Neil", ""),
    ("日本", "Bob O'Neil", "drinks"),
    ("{Braces}", "Eve | Pipe", "html & co"),
    ("Long " * 20, "Eve | Pipe", ""),
]
_LOGIN = [("get", "/login"), ("form", "[password]", {"username": "admin", "password": "admin123"})]

RECIPE = Recipe(
    name="calibreweb",
    framework="flask",
    optional=True,
    requirements=("calibreweb==0.6.27", "jinja2==3.1.6", "markupsafe==3.0.4", "setuptools<81"),
    package="calibreweb",
    secrets=("555555",),
    roles={"anonymous": (), "admin": _LOGIN},
    start=("/", "/login", "/book/1", "/book/2", "/author", "/series", "/category", "/search?query=Tea", "/advsearch",
           "/admin/view", "/admin/viewconfig", "/admin/user/new", "/admin/user/1", "/me", "/stats",
           "/shelf/create", "/book/99", "/no/such/page", "/tasks", "/table"),
    skip=(r"^/static", r"/logout", r"/opds", r"/download/", r"/cover/", r"/discover", r"/shutdown", r"/logs?",
          r"/remote", r"/read/", r"/show/", r"/stats", r"/tasks", r"/random", r"/admin/(debug|logfile|config|book)"),
    pages=45,
    flows={
        "wrong password": [("get", "/login"), ("form", "[password]", {"username": "admin", "password": "x"})],
        "shelf": [
            *_LOGIN,
            ("get", "/shelf/create"),
            ("form", "[title]", {"title": "Mine <i> & yours"}),
            ("see", "Mine <i> & yours"),
        ],
    },
)  # fmt: skip
