"""Notes of several authors, as apps are usually made: a factory, blueprints, logins, forms, paging, uploads."""

from __future__ import annotations

import os
from datetime import datetime, timezone

from flask import Flask, g, render_template, request, session

from .extensions import csrf, db, login_manager
from .models import Post, User


def create_app(config=None):
    app = Flask(__name__, instance_relative_config=True)
    app.config.from_mapping(
        SECRET_KEY="leaked-key",
        SQLALCHEMY_DATABASE_URI=os.environ.get("DATABASE_URL", "sqlite:///notes.db"),
        UPLOAD_FOLDER=os.path.join(app.instance_path, "uploads"),
        SITE_NAME="Ann's notes",
    )
    if config:
        app.config.update(config)
    os.makedirs(app.config["UPLOAD_FOLDER"], exist_ok=True)

    db.init_app(app)
    csrf.init_app(app)
    login_manager.init_app(app)

    from .accounts import bp as accounts_bp
    from .blog import bp as blog_bp

    app.register_blueprint(accounts_bp, url_prefix="/account")
    app.register_blueprint(blog_bp, url_prefix="/blog")

    register_filters(app)
    register_errors(app)

    @app.before_request
    def count_visits():
        if request.endpoint not in (None, "static", "blog.static"):  # copies of files lie in the front
            session["visits"] = session.get("visits", 0) + 1
        g.started = datetime.now(timezone.utc)

    @app.context_processor
    def inject_globals():
        return {"site_name": app.config["SITE_NAME"], "now": datetime(2024, 5, 17, 12, 30), "nav": NAV}

    @app.route("/")
    def index():
        latest = Post.query.order_by(Post.created.desc()).limit(3).all()
        return render_template("index.html", latest=latest, user_count=User.query.count())

    @app.route("/about/")
    def about():
        return render_template("about.html", facts={"Python": 3.11, "Flask": 3, "pages": 12}, rating=4.0)

    @app.route("/boom")
    def boom():
        raise RuntimeError("boom")

    with app.app_context():
        seed()
    return app


NAV = [("index", "Home"), ("blog.index", "Blog"), ("about", "About")]


def register_filters(app):
    @app.template_filter("money")
    def money(value, currency="€"):
        return f"{value:,.2f} {currency}"

    @app.template_filter()
    def ago(value):
        days = (datetime(2024, 5, 17, 12, 30) - value).days
        return "today" if days <= 0 else f"{days} day{'s' if days != 1 else ''} ago"

    @app.template_test("recent")
    def recent(post):
        return (datetime(2024, 5, 17, 12, 30) - post.created).days < 10

    @app.template_global()
    def page_url(page):
        from flask import url_for

        args = dict(request.view_args or {}, **request.args.to_dict())
        args["page"] = page
        return url_for(request.endpoint, **args)


def register_errors(app):
    @app.errorhandler(404)
    def not_found(error):
        return render_template("errors/404.html", error=error), 404

    @app.errorhandler(500)
    def server_error(error):
        return render_template("errors/500.html"), 500

    @app.errorhandler(413)
    def too_large(error):
        return render_template("errors/413.html"), 413


def seed():
    db.create_all()
    if User.query.count():
        return
    ann = User(username="ann", email="ann@example.com", is_admin=True)
    ann.set_password("secret")
    bob = User(username="bob", email="bob@example.com")
    bob.set_password("secret")
    db.session.add_all([ann, bob])
    for i in range(1, 24):
        db.session.add(
            Post(
                title=f"Post {i} <b>&amp;</b>" if i % 5 == 0 else f"Post {i}",
                body=f"Body of post {i}.\nSecond line with <i>tags</i> & more. http://example.org/{i}",
                created=datetime(2024, 5, 1 + i % 17, 10, i),
                price=None if i % 4 == 0 else i * 1.5,
                author=ann if i % 2 else bob,
            )
        )
    db.session.commit()
