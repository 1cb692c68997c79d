from __future__ import annotations

from dataclasses import dataclass
from flask import Flask, render_template

app = Flask(__name__)


@dataclass
class User:
    name: str
    bio: str | None = None


@app.get("/")
def index() -> str:
    price: float = 2.0
    return render_template("page.html", user=User("Ada"), price=price)
