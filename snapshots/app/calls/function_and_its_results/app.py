from flask import Flask, render_template, request

app = Flask(__name__)


def link(name: str, page: int = 1) -> str:
    return f"/{name}?page={page}"


@app.route("/")
def index():
    return render_template("page.html", link=link, page=request.args.get("page", type=int))


@app.route("/about")
def about():
    return render_template("about.html", link=link, page=2)
