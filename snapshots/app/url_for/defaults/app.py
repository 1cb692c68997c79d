from flask import Flask, render_template

app = Flask(__name__)
app.config["ENVIRONMENT"] = "production"


@app.get("/nodes", defaults={"env": app.config["ENVIRONMENT"]})
@app.get("/<env>/nodes")
def nodes(env: str) -> str:
    return ""


@app.get("/posts", defaults={"page": 1})
@app.get("/posts/page/<int:page>")
def posts(page: int) -> str:
    return ""


@app.get("/files", defaults={"kind": "all"})
@app.get("/files/<kind>")
def files(kind: str) -> str:
    return ""


@app.get("/all", defaults={"show": "all"})
@app.get("/some")
def shown(show: str = "") -> str:
    return ""


@app.get("/")
def index() -> str:
    env: str = "production"
    page: int = 1
    kind: str | None = "all"
    return render_template("page.html", env=env, page=page, kind=kind)
