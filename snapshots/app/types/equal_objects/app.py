from dataclasses import dataclass

from flask import Flask, g, render_template

app = Flask(__name__)


@dataclass(eq=False)
class User:
    name: str
    email: str


@dataclass
class Tag:
    word: str


ANN, BOB = User("ann", "a@example.org"), User("ann", "b@example.org")


@app.context_processor
def ambient():
    return {"current_user": BOB, "nobody": None}


@app.get("/")
def index() -> str:
    return render_template("page.html", users=[ANN, BOB], tags=[Tag("a"), Tag("b")], tag=Tag("b"), owner=None)
