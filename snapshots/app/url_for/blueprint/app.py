from flask import Blueprint, Flask, render_template

app = Flask(__name__)
blog = Blueprint("blog", __name__)


@blog.get("/")
def index() -> str:
    return render_template("page.html")


@blog.get("/post/<int:id>")
def show(id: int) -> str:
    return ""


app.register_blueprint(blog)
