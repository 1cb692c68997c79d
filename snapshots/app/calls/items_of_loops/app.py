from dataclasses import dataclass

from flask import Flask, render_template

app = Flask(__name__)


@dataclass
class Book:
    title: str
    pages: int | None


def value(row, column):
    return getattr(row, column)


@app.route("/")
def index():
    rows = [Book("Emma", 474), Book("<Dune>", None), Book("Emma", 0)]
    return render_template("page.html", rows=rows, columns=["title", "pages"], value=value, label=str.capitalize)
