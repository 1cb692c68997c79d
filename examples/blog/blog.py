"""Read, write and comment."""

from __future__ import annotations

import math
from datetime import datetime

from flask import Blueprint, Response, abort, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from .auth import login_required
from .models import Comment, Page, Post, PostForm
from .store import PER_PAGE, store

bp = Blueprint("blog", __name__)


@bp.route("/")
def index() -> str:
    tag: str | None = request.args.get("tag")
    number: int = request.args.get("page", 1, type=int)
    found = store.published(tag)
    page = Page(number, max(1, math.ceil(len(found) / PER_PAGE)))
    posts: list[Post] = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    return render_template("blog/index.html", posts=posts, page=page, tag=tag)


@bp.route("/post/<int:post_id>")
def show(post_id: int) -> str:
    return render_template("blog/show.html", post=get_post(post_id))


@bp.route("/post/new", methods=["GET", "POST"])
@login_required
def create() -> str | BaseResponse:
    form, errors = read_form()
    if request.method == "POST" and not errors:
        post = Post(store.next_id(), form.title, g.user, form.body, datetime.now(), split_tags(form), [], form.draft)
        store.add(post)
        flash("Published.", "success")
        return redirect(url_for("blog.show", post_id=post.id))
    return render_template("blog/edit.html", form=form, errors=errors, post=None)


@bp.route("/post/<int:post_id>/edit", methods=["GET", "POST"])
@login_required
def edit(post_id: int) -> str | BaseResponse:
    post = get_post(post_id)
    if post.author.id != g.user.id:
        abort(403)
    form, errors = read_form()
    if request.method == "GET":
        form = PostForm(post.title, ", ".join(post.tags), post.body, post.draft)
    elif not errors:
        post.title, post.body, post.tags, post.draft = form.title, form.body, split_tags(form), form.draft
        flash("Saved.", "success")
        return redirect(url_for("blog.show", post_id=post.id))
    return render_template("blog/edit.html", form=form, errors=errors, post=post)


@bp.route("/post/<int:post_id>/comment", methods=["POST"])
@login_required
def comment(post_id: int) -> BaseResponse:
    post = get_post(post_id)
    number = len(post.comments) + 1
    post.comments.append(Comment(number, g.user.name, request.form["text"], datetime.now()))
    return redirect(url_for("blog.show", post_id=post.id))


@bp.route("/feed.xml")
def feed() -> Response:
    posts: list[Post] = store.recent(10)
    return Response(render_template("feed.xml", posts=posts), mimetype="application/rss+xml")


def get_post(post_id: int) -> Post:
    post = store.posts.get(post_id)
    if post is None:
        abort(404)
    return post


def read_form() -> tuple[PostForm, dict[str, str]]:
    """The form as sent, and what is wrong with it by field."""
    form = PostForm(
        title=request.form.get("title", ""),
        tags=request.form.get("tags", ""),
        body=request.form.get("body", ""),
        draft="draft" in request.form,
    )
    errors: dict[str, str] = {}
    if request.method == "POST" and not form.title:
        errors["title"] = "A post needs a title."
    return form, errors


def split_tags(form: PostForm) -> list[str]:
    return [tag.strip() for tag in form.tags.split(",") if tag.strip()]
