from dataclasses import dataclass
from datetime import datetime
from flask import Flask, render_template

app = Flask(__name__)


@dataclass
class User:
    name: str


@dataclass
class Post:
    id: int
    title: str
    author: User
    created: datetime
    rating: float
    tags: list[str]


@app.get("/")
def index() -> str:
    post = Post(1, "A", User("Ada"), datetime(2026, 3, 1), 4.0, ["x", "y"])
    return render_template("page.html", post=post)
