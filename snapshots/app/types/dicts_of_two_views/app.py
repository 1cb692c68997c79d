from flask import Flask, render_template, request

app = Flask(__name__)


@app.get("/")
def index() -> str:
    return render_template("page.html", params={"start": 2, "filters": request.args.get("q")})


@app.get("/all")
def everything() -> str:
    params = {}
    if "q" in request.args:
        params["filters"] = request.args["q"]
    return render_template("page.html", params=params)
