"""A small blog: `flask --app examples.blog run`."""

from __future__ import annotations

from typing import Any

from flask import Flask, render_template, request

from . import auth, blog
from .store import store


def create_app() -> Flask:
    """The application: two blueprints, one context processor, one error page."""
    app = Flask(__name__)
    app.config.from_mapping(SECRET_KEY="dev", SITE_NAME="Ink & Paper", SITE_URL="https://ink.example")
    app.register_blueprint(auth.bp)
    app.register_blueprint(blog.bp)

    @app.context_processor
    def sidebar() -> dict[str, Any]:
        return {"recent_posts": store.recent(3)}

    @app.errorhandler(404)
    def not_found(_error: Exception) -> tuple[str, int]:
        return render_template("errors/404.html", path=request.path), 404

    return app
