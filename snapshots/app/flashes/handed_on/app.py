from flask import Flask, flash, render_template

app = Flask(__name__)


@app.get("/")
def index() -> str:
    flash("Saved")
    flash("Failed", "error")
    return render_template("page.html")
