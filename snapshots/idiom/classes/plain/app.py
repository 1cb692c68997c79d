from flask import Flask, render_template

app = Flask(__name__)


@app.get("/")
def index() -> str:
    active: bool = True
    extra: str = "wide"
    return render_template("page.html", active=active, extra=extra)
