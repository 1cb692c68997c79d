from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from flask import Flask, render_template

app = Flask(__name__)


@dataclass
class Post:
    title: str
    author: Any


@app.get("/")
def index() -> str:
    return render_template("page.html", posts=[Post("a & b", SimpleNamespace(name="c"))])
