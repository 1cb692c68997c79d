from flask import Flask, render_template

app = Flask(__name__)


@app.route("/")
def index():
    return render_template("page.html", last=True, links=[("show", 1), ("index", 2)])


@app.route("/show/<int:id>")
def show(id):
    return str(id)
