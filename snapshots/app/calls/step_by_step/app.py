from flask import Flask, render_template, request

app = Flask(__name__)


@app.get("/")
def index() -> str:
    context = {"page": 1}
    if request.args.get("error"):
        context["error"] = str(request.args["error"])
    return render_template("page.html", **context)
