from flask import Flask, render_template

app = Flask(__name__)
viewers = {}


@app.context_processor
def names():
    return {"viewer": viewers.get(1)}


@app.route("/")
def index():
    return render_template("page.html", shelves=[])
