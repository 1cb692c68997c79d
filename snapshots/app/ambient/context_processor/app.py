from flask import Flask, render_template

app = Flask(__name__)


@app.context_processor
def shared() -> dict[str, object]:
    year: int = 2026
    tags: list[str] = ["a", "b"]
    return {"year": year, "tags": tags}


@app.get("/")
def index() -> str:
    return render_template("page.html")
