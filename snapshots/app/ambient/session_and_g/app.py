from dataclasses import dataclass
from flask import Flask, g, render_template, session

app = Flask(__name__)
app.config["SITE"] = "Ink"


@dataclass
class User:
    name: str


@app.before_request
def load() -> None:
    g.user = User("Ada")
    session["name"] = "ada"


@app.get("/")
def index() -> str:
    return render_template("page.html")
