import os

from flask import Blueprint, current_app, flash, redirect, render_template, request, send_from_directory, url_for
from flask_login import current_user, login_required, login_user, logout_user
from werkzeug.utils import secure_filename

from ..extensions import db
from ..models import User
from .forms import AvatarForm, LoginForm, RegisterForm

bp = Blueprint("accounts", __name__, template_folder="templates")


@bp.route("/login", methods=["GET", "POST"])
def login():
    if current_user.is_authenticated:
        return redirect(url_for("index"))
    form = LoginForm()
    if form.validate_on_submit():
        user = User.query.filter_by(username=form.username.data).first()
        if user is None or not user.check_password(form.password.data):
            flash("Invalid username or password", "danger")
            return redirect(url_for("accounts.login"))
        login_user(user, remember=form.remember.data)
        flash(f"Welcome back, {user.display_name}!", "success")
        return redirect(request.args.get("next") or url_for("index"))
    return render_template("accounts/login.html", title="Log in", form=form)


@bp.route("/logout")
def logout():
    logout_user()
    return redirect(url_for("index"))


@bp.route("/register", methods=["GET", "POST"])
def register():
    form = RegisterForm()
    if form.validate_on_submit():
        user = User(username=form.username.data, email=form.email.data)
        user.set_password(form.password.data)
        db.session.add(user)
        db.session.commit()
        flash("Registered.", "success")
        return redirect(url_for(".login"))
    return render_template("accounts/register.html", title="Register", form=form)


@bp.route("/profile/<username>", methods=["GET", "POST"])
@login_required
def profile(username):
    user = User.query.filter_by(username=username).first_or_404()
    form = AvatarForm()
    size = None
    if form.validate_on_submit():
        f = form.avatar.data
        name = secure_filename(f.filename)
        path = os.path.join(current_app.config["UPLOAD_FOLDER"], name)
        f.save(path)
        size = os.path.getsize(path)
        user.avatar = name
        db.session.commit()
        flash(f"Uploaded {name} ({size} bytes).", "info")
        return redirect(url_for("accounts.profile", username=username))
    posts = user.posts.order_by(db.text("created desc")).limit(5)
    return render_template("accounts/profile.html", user=user, form=form, posts=posts)


@bp.route("/uploads/<path:name>")
def uploaded(name):
    return send_from_directory(current_app.config["UPLOAD_FOLDER"], name)
