from flask import Flask, render_template

app = Flask(__name__)


@app.get("/<env>/reports")
@app.get("/reports")
@app.get("/reports/<node>")
@app.get("/<env>/reports/<node>")
def reports(env: str = "", node: str = "") -> str:
    return ""


@app.get("/node/<node>")
@app.get("/at/<env>/<node>")
def node(node: str, env: str = "") -> str:
    return ""


@app.get("/topic/<int:id>")
@app.get("/topic/<int:id>-<slug>")
def topic(id: int, slug: str = "") -> str:
    return ""


@app.get("/")
def index() -> str:
    env: str | None = None
    node: str | None = "n/1"
    anchor: str | None = None
    slug: str | None = "a b"
    return render_template("page.html", env=env, node=node, anchor=anchor, slug=slug)
