from flask import Flask, render_template

app = Flask(__name__)


@app.route("/")
def index(name="Ada"):
    return render_template("page.html", greeting="Hello, {}!", name=name)
