from dataclasses import dataclass
from flask import Flask, render_template

app = Flask(__name__)


@dataclass
class User:
    name: str


@app.get("/")
def index() -> str:
    return render_template("page.html", user=User("Ada"))
