from __future__ import annotations

from dataclasses import dataclass
from flask import Flask, render_template

app = Flask(__name__)


@dataclass
class Item:
    id: int
    name: str
    url: str | None


@app.get("/")
def index() -> str:
    items = [Item(1, "a", "/a"), Item(2, "b", None)]
    return render_template("page.html", items=items)
