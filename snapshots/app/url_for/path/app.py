from dataclasses import dataclass
from flask import Flask, render_template

app = Flask(__name__)


@dataclass
class Post:
    id: int
    title: str


@app.get("/")
def index() -> str:
    return render_template("page.html", post=Post(7, "A & B"))


@app.get("/post/<int:id>")
def show(id: int) -> str:
    return ""
