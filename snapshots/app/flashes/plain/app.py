from flask import Flask, flash, render_template

app = Flask(__name__)


@app.get("/")
def index() -> str:
    flash("Saved <b>")
    flash("Twice", "error")
    return render_template("page.html")
