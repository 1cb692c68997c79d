from flask import Flask, render_template

app = Flask(__name__)


@app.get("/")
def index() -> str:
    name: str = "a b/c?"
    path: str = "x/y z"
    return render_template("page.html", name=name, path=path)


@app.get("/tag/<name>")
def tag(name: str) -> str:
    return ""


@app.get("/file/<path:path>")
def file(path: str) -> str:
    return ""
