from flask import Flask, render_template

app = Flask(__name__)


@app.get("/")
def one() -> str:
    return render_template("one.html", link=lambda name, **values: f"/{name}")


@app.get("/two")
def two() -> str:
    return render_template("two.html", link=lambda name, **values: f"/{name}", page=2)
