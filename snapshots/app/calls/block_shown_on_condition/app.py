from flask import Flask, render_template

app = Flask(__name__)


class Helpers:
    def link(self, name):
        return f"/{name}"


@app.get("/")
def index():
    return render_template("page.html", h=Helpers(), names=["a", "b"])
