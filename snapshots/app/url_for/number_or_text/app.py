from flask import Flask, render_template

app = Flask(__name__)
found = [{"id": 1, "name": "a"}, {"id": "1", "name": "b"}, {"id": 2, "name": "c"}]


@app.get("/books/<kind>", defaults={"book": 1})
@app.get("/books/<kind>/<book>")
def books(kind, book):
    return ""


@app.get("/")
def index():
    return render_template("page.html", books=sorted(found, key=lambda one: one["name"]))
