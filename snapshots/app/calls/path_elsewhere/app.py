from dataclasses import dataclass

from flask import Flask, render_template

app = Flask(__name__)


@dataclass
class Post:
    id: int
    title: str


class User:
    def can_edit(self, id):
        return id % 2 == 1


POSTS = [Post(1, "One"), Post(2, "<Two>"), Post(3, "Three")]


@app.context_processor
def viewer():
    return {"current_user": User()}


@app.route("/")
def index():
    return render_template("page.html", posts=POSTS)


@app.route("/first")
def show():
    return render_template("show.html", post=POSTS[0])
