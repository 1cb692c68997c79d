from flask import Flask, render_template

app = Flask(__name__)


@app.get("/")
def index() -> str:
    name: str = "a b.png"
    return render_template("page.html", name=name)
