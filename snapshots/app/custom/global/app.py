from flask import Flask, render_template
from markupsafe import Markup

app = Flask(__name__)
app.jinja_env.globals["version"] = "1.2"


@app.template_global()
def icon(name: str) -> Markup:
    return Markup(f'<i class="{name}"></i>')


@app.get("/")
def index() -> str:
    return render_template("page.html")
