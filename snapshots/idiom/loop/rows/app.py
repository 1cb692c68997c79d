from dataclasses import dataclass
from flask import Flask, render_template

app = Flask(__name__)


@dataclass
class Post:
    id: int
    title: str


@app.get("/")
def index() -> str:
    posts = [Post(1, "A"), Post(2, "B")]
    return render_template("page.html", posts=posts)
