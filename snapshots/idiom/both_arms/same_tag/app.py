from flask import Flask, render_template

app = Flask(__name__)


@app.get("/")
def index() -> str:
    wide: bool = True
    return render_template("page.html", wide=wide, body="x")
