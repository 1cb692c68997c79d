"""Log in and out."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from .models import User
from .store import store

bp = Blueprint("auth", __name__, url_prefix="/auth")


@bp.before_app_request
def load_user() -> None:
    user_id: int | None = session.get("user_id")
    user: User | None = store.users.get(user_id) if user_id is not None else None
    g.user = user


def login_required(view: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(view)
    def wrapped(**values: Any) -> Any:
        if g.user is None:
            return redirect(url_for("auth.login", next=request.path))
        return view(**values)

    return wrapped


@bp.route("/login", methods=["GET", "POST"])
def login() -> str | Response:
    if request.method == "POST":
        user = store.user_named(request.form["username"])
        if user is not None and user.password == request.form["password"]:
            session.clear()
            session["user_id"] = user.id
            flash(f"Welcome back, {user.name}!", "success")
            return redirect(url_for("blog.index"))
        flash("Wrong name or password.", "error")
    return render_template("auth/login.html", next=request.args.get("next", ""))


@bp.route("/logout")
def logout() -> Response:
    session.clear()
    return redirect(url_for("blog.index"))
