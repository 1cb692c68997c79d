"""A small Flask app with everything that passes between a visitor and an app besides pages."""

from __future__ import annotations

import gzip
import io
import time
from collections.abc import Iterator
from typing import Any

from flask import (
    Flask,
    abort,
    flash,
    g,
    make_response,
    redirect,
    render_template,
    request,
    send_file,
    session,
    stream_template,
    url_for,
)


class Member:
    """Somebody with things that no template shows."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.password_hash = "leaked-hash"
        self.email = f"{name}@leaked.example"


def create_app() -> Flask:
    """The app."""
    app = Flask(__name__)
    app.secret_key = "leaked-key"
    app.config["API_KEY"] = "leaked-api-key"

    @app.before_request
    def count() -> None:
        if request.endpoint in ("static", "news"):
            return  # copies of files lie in the front, and the news are everybody's
        session["visits"] = session.get("visits", 0) + 1
        session["other_email"] = "other@leaked.example"

    @app.get("/")
    def index() -> str:
        return render_template("page.html", title="Start", member=Member("ann"), lines=["a", "b & c", "<d>"])

    @app.get("/list/")
    def listed() -> str:
        return render_template("page.html", title=request.args.get("q", "none"), member=None, lines=(x for x in "xyz"))

    @app.get("/item/<name>")
    def item(name: str) -> Any:
        if name == "gone":
            abort(410)
        if name == "secret":
            abort(403)
        if name == "broken":
            raise RuntimeError("broken on purpose")
        return render_template("page.html", title=name, member=Member(name), lines=[])

    @app.get("/made")
    def made() -> Any:
        answer = make_response(render_template("page.html", title="Made", member=None, lines=[]), 202)
        answer.set_cookie("first", "1")
        answer.set_cookie("second", "2", httponly=True, samesite="Lax")
        answer.headers["X-Frame-Options"] = "DENY"
        return answer

    @app.get("/news")
    def news() -> Any:
        return render_template("news.html", items=["one", request.args.get("q", "two")])

    @app.get("/buttons")
    def buttons() -> str:
        return render_template("buttons.html", word='it\'s "quoted" & <b>', lines=["first", "it's", 'a "b" & <c>'])

    @app.get("/scripts")
    def scripts() -> str:
        return render_template("scripts.html", lines=["a", "b & c", "</script>"])

    @app.get("/stream")
    def streamed() -> Any:
        return stream_template("page.html", title="Streamed", member=None, lines=["1"])

    @app.get("/slow")
    def slow() -> Any:
        def pieces() -> Iterator[str]:
            for at in range(3):
                yield f"{at}\n"
                time.sleep(0.05)

        return app.response_class(pieces(), mimetype="text/plain")

    @app.get("/cached")
    def cached() -> Any:
        answer = make_response(render_template("page.html", title="Cached", member=None, lines=[]))
        answer.headers["Cache-Control"] = "public, max-age=60"
        answer.headers["Content-Language"] = "en"
        answer.add_etag()
        return answer

    @app.get("/packed")
    def packed() -> Any:
        answer = make_response(gzip.compress(b"packed " * 1000, mtime=0))
        answer.headers["Content-Encoding"] = "gzip"
        answer.content_type = "text/plain"
        return answer

    @app.get("/part")
    def part() -> Any:
        return send_file(io.BytesIO(bytes(range(100))), "application/octet-stream", conditional=True)

    @app.get("/file")
    def file() -> Any:
        return send_file(io.BytesIO(bytes(range(256)) * 100), "image/png")

    @app.get("/json")
    def json() -> Any:
        seen = {"url": request.url, "home": url_for("index", _external=True), "from": request.remote_addr}
        return {**seen, "visits": session["visits"]}

    @app.get("/moved")
    def moved() -> Any:
        flash("moved <here>")
        return redirect(url_for("index", _external=True), 301)

    @app.get("/away")
    def away() -> Any:
        return redirect("https://example.org/?a=1")

    @app.route("/upload", methods=["GET", "POST"])
    def upload() -> Any:
        sizes = [f"{name}: {len(found.read())}" for name, found in sorted(request.files.items())]
        texts = [f"{name}={value[:40]}" for name, value in sorted(request.form.items())]
        texts.append(f"length announced: {request.content_length is not None}")
        return render_template("upload.html", sizes=sizes, texts=texts)

    @app.route("/method", methods=["PUT", "DELETE", "PATCH"])
    def method() -> Any:
        return {"method": request.method, "length": len(request.get_data()), "announced": request.content_length}

    @app.errorhandler(410)
    @app.errorhandler(403)
    def trouble(error: Any) -> Any:
        return render_template("errors/trouble.html", code=error.code), error.code

    @app.before_request
    def member() -> None:
        g.member = "g"

    return app
