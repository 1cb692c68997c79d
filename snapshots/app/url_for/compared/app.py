from flask import Flask, render_template

app = Flask(__name__)


@app.route("/")
def index():
    return render_template("page.html")


@app.route("/show/<int:id>")
def show(id):
    return str(id)
