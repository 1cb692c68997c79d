from flask import Flask, render_template

app = Flask(__name__)


@app.get("/")
def index() -> str:
    q: str = "a&b c"
    return render_template("page.html", q=q)


@app.get("/find")
def find() -> str:
    return ""
