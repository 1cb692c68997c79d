import json

from flask import Flask, render_template

app = Flask(__name__)


@app.template_filter()
def percent(value) -> str:
    return f"{value * 100:.0f}%"


@app.template_filter()
def total(values) -> str:
    return str(sum(values.values()))


@app.get("/")
def index() -> str:
    width = json.loads("0.5")
    shares: dict[str, int] = {"a": 1, "b": 2}
    return render_template("page.html", width=width, shares=shares)
