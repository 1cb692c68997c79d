from flask import Flask, render_template

app = Flask(__name__)


@app.get("/")
def index() -> str:
    totals: dict[str, int] = {"b": 1, "2": 2, "1": 3}
    return render_template("page.html", totals=totals)
