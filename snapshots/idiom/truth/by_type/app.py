from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from flask import Flask, render_template

app = Flask(__name__)


@dataclass
class User:
    name: str


@dataclass
class Post:
    id: int


def find() -> User | None:
    return None


@app.get("/")
def index() -> str:
    posts: list[Post] = []
    count: int = 0
    q: str = ""
    x: Any = 0
    return render_template("page.html", user=find(), posts=posts, count=count, q=q, x=x)
