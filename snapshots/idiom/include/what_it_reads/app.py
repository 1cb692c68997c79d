from dataclasses import dataclass
from flask import Flask, render_template

app = Flask(__name__)


@dataclass
class Comment:
    id: int
    text: str


@app.get("/")
def index() -> str:
    comments = [Comment(1, "a"), Comment(2, "b")]
    return render_template("page.html", comments=comments)


@app.get("/report/<int:id>")
def report(id: int) -> str:
    return ""
