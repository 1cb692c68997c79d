"""An administration by sqladmin over three models: session login, lists with filters and paging, forms, toasts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.e2e.recipe import Recipe

_KEPT: list[Any] = []


def make(data: Path) -> Any:
    """The app with its database."""
    import datetime as dt
    import enum

    from sqladmin import Admin, ModelView, action
    from sqladmin.authentication import AuthenticationBackend
    from sqladmin.flash import Flash
    from sqlalchemy import (
        Boolean,
        Column,
        Date,
        DateTime,
        Enum,
        Float,
        ForeignKey,
        Integer,
        String,
        Text,
        create_engine,
    )
    from sqlalchemy.orm import Session, declarative_base, relationship
    from starlette.applications import Starlette
    from starlette.responses import RedirectResponse
    from starlette.routing import Route

    engine = create_engine(f"sqlite:///{data}/demo.db", connect_args={"check_same_thread": False})
    base: Any = declarative_base()

    class Kind(enum.Enum):
        draft, live, gone = "draft", "live", "gone"

    class User(base):
        __tablename__ = "user"
        id, name, email = (
            Column(Integer, primary_key=True),
            Column(String(40), nullable=False),
            Column(String(60), unique=True),
        )
        born, active, score = Column(Date), Column(Boolean, default=True), Column(Float)
        password_hash = Column(String(40), default="leaked-password-hash")
        posts = relationship("Post", back_populates="author")

        def __str__(self) -> str:
            return f"User {self.name}"

    class Post(base):
        __tablename__ = "post"
        id, title, body = Column(Integer, primary_key=True), Column(String(80), nullable=False), Column(Text)
        kind, created = Column(Enum(Kind), nullable=False, default=Kind.draft), Column(DateTime)
        author_id = Column(ForeignKey("user.id"))
        author = relationship(User, back_populates="posts")

        def __str__(self) -> str:
            return f"Post {self.title}"

    base.metadata.create_all(engine)
    with Session(engine) as session:
        people = ["Ann", "Bob <b>", "Çelik & co", "日本", 'Eve "E"', "{Fay}"]
        users = [
            User(
                name=name,
                email=f"u{at}@example.com",
                born=dt.date(1970 + at, 1 + at, 3),
                active=at % 2 == 0,
                score=at * 1.5,
            )
            for at, name in enumerate(people)
        ]
        session.add_all(users)
        session.flush()
        for at in range(28):
            title = f"Post {at} " + ["", "<i>it</i>", "& more", "{x}"][at % 4]
            created = dt.datetime(2029, 1 + at % 12, 1 + at, 9, 30)
            author = users[at % 5] if at % 7 else None
            session.add(
                Post(title=title, body="line\n" * (at % 5), kind=list(Kind)[at % 3], created=created, author=author)
            )
        session.commit()

    class Auth(AuthenticationBackend):
        async def login(self, request: Any) -> bool:
            form = await request.form()
            if form.get("username") == "admin" and form.get("password") == "admin":
                request.session.update(user_id="admin")
                Flash.success(request, "Welcome <admin>", "Hello")
                return True
            return False

        async def logout(self, request: Any) -> bool:
            request.session.clear()
            return True

        async def authenticate(self, request: Any) -> bool:
            return "user_id" in request.session

    class UserAdmin(ModelView, model=User):
        icon, category, name_plural = "fa-solid fa-user", "People", "Users"
        column_list = [User.id, User.name, User.email, User.active, User.born, User.posts]
        column_details_exclude_list = form_excluded_columns = [User.password_hash]
        column_searchable_list, column_sortable_list = [User.name, User.email], [User.id, User.name]

    class PostAdmin(ModelView, model=Post):
        icon, page_size, page_size_options = "fa-solid fa-file", 10, [5, 10, 50]
        column_list = [Post.id, Post.title, Post.kind, Post.created, Post.author, "author.email"]
        column_searchable_list, column_sortable_list = [Post.title], [Post.id, Post.title, Post.created]
        column_default_sort = ("id", True)
        column_labels = {Post.kind: "State & kind"}

        @action("publish", "Publish", "Are you <sure>?")
        async def publish(self, request: Any) -> Any:
            keys = [int(key) for key in request.query_params.get("pks", "").split(",") if key]
            Flash.info(request, f"Published {len(keys)} posts")
            return RedirectResponse(request.url_for("admin:list", identity="post"), 302)

    async def home(request: Any) -> Any:
        return RedirectResponse("/admin/")

    app = Starlette(routes=[Route("/", home)])
    admin = Admin(app, engine, title="Demo & <admin>", authentication_backend=Auth("e2e"))
    for view in (UserAdmin, PostAdmin):
        admin.add_view(view)
    _KEPT.append(admin)
    return app


def templates(app: Any) -> list[Any]:
    """Where the administration keeps its templates."""
    return [_KEPT[0].templates]


_LOGIN = [
    ("get", "/admin/login"),
    ("form", "[password]", {"username": "admin", "password": "admin"}),
    ("at", "/admin/"),
]

RECIPE = Recipe(
    name="sqladmin",
    framework="starlette",
    requirements=(
        "sqladmin==0.32.0", "starlette==1.10.0", "uvicorn==0.54.0", "sqlalchemy==2.0.58", "jinja2==3.1.6",
        "markupsafe==3.0.4", "wtforms==3.2.2", "python-multipart==0.0.34", "itsdangerous==2.2.0", "greenlet==3.5.6",
    ),
    package="sqladmin",
    secrets=("leaked-password-hash",),
    roles={"anonymous": (), "admin": _LOGIN},
    start=("/", "/admin/", "/admin/user/list", "/admin/post/list", "/admin/user/create", "/admin/post/create",
           "/admin/user/details/2", "/admin/user/edit/2", "/admin/post/details/3", "/admin/post/edit/3",
           "/admin/post/list?page=2&pageSize=5", "/admin/post/list?search=Post+1", "/admin/user/list?search=zzz",
           "/admin/user/details/99", "/admin/nosuch/list", "/admin/post/list?sortBy=title&sort=desc"),
    skip=(r"/logout", r"/statics/", r"/export/", r"/action/"),
    pages=40,
    flows={
        "wrong password": [
            ("get", "/admin/login"),
            ("form", "[password]", {"username": "admin", "password": "x"}),
            ("status", 400),
        ],
        "create": [
            *_LOGIN,
            ("get", "/admin/user/create"),
            ("form", "[name]", {"name": "", "email": "n@example.com"}),
            ("status", 400),
            ("form", "[name]", {"name": "New <one>", "email": "n@example.com", "born": "1999-12-31", "save": "Save"}),
            ("at", "/admin/user/list"),
            ("see", "New <one>"),
        ],
        "edit": [
            *_LOGIN,
            ("get", "/admin/post/edit/3"),
            ("form", "[title]", {"title": ""}),
            ("status", 400),
            ("form", "[title]", {"title": "Edited & saved"}),
            ("status", 200),
            ("get", "/admin/post/details/3"),
            ("see", "Edited & saved"),
        ],
        "action": [*_LOGIN, ("get", "/admin/post/action/publish?pks=1,4"), ("see", "Published 2 posts")],
        "logout": [*_LOGIN, ("get", "/admin/logout"), ("at", "/admin/login")],
    },
)  # fmt: skip
