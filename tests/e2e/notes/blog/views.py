from flask import abort, flash, redirect, render_template, request, url_for
from flask_login import current_user, login_required

from ..extensions import db
from ..models import Post
from . import bp
from .forms import DeleteForm, PostForm


@bp.route("/")
def index():
    page = request.args.get("page", 1, type=int)
    q = request.args.get("q", "")
    query = Post.query.order_by(Post.created.desc())
    if q:
        query = query.filter(Post.title.contains(q))
    pagination = query.paginate(page=page, per_page=5)
    return render_template("blog/index.html", pagination=pagination, posts=pagination.items, q=q)


@bp.route("/<int:post_id>")
def show(post_id):
    post = db.get_or_404(Post, post_id)
    return render_template("blog/show.html", post=post, delete_form=DeleteForm())


@bp.route("/new", methods=["GET", "POST"])
@login_required
def create():
    form = PostForm()
    if form.validate_on_submit():
        post = Post(title=form.title.data, body=form.body.data, price=form.price.data, author=current_user)
        db.session.add(post)
        db.session.commit()
        flash(f"Saved “{post.title}”.", "success")
        return redirect(url_for("blog.show", post_id=post.id))
    return render_template("blog/edit.html", form=form, post=None)


@bp.route("/<int:post_id>/edit", methods=["GET", "POST"])
@login_required
def edit(post_id):
    post = db.get_or_404(Post, post_id)
    if not post.can_edit(current_user):
        abort(403)
    form = PostForm(obj=post)
    if form.validate_on_submit():
        form.populate_obj(post)
        db.session.commit()
        flash("Changed.", "success")
        return redirect(url_for(".show", post_id=post.id))
    return render_template("blog/edit.html", form=form, post=post)


@bp.route("/<int:post_id>/delete", methods=["POST"])
@login_required
def delete(post_id):
    post = db.get_or_404(Post, post_id)
    form = DeleteForm()
    if form.validate_on_submit():
        db.session.delete(post)
        db.session.commit()
        flash("Deleted.", "warning")
    return redirect(url_for("blog.index"))


@bp.route("/feed.xml")
def feed():
    posts = Post.query.order_by(Post.created.desc()).limit(5).all()
    return render_template("blog/feed.xml", posts=posts), 200, {"Content-Type": "application/rss+xml"}


@bp.route("/search")
def search():
    q = request.args.get("q", "")
    posts = Post.query.filter(Post.title.contains(q)).all() if q else []
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return render_template("blog/_results.html", posts=posts)
    return render_template("blog/search.html", posts=posts, q=q, total=len(posts))
