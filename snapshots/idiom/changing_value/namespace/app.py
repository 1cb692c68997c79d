from dataclasses import dataclass
from flask import Flask, render_template

app = Flask(__name__)


@dataclass
class Line:
    id: int
    name: str
    price: int
    qty: int


@app.get("/")
def index() -> str:
    cart = [Line(1, "Tea", 3, 2), Line(2, "Cup", 5, 1)]
    return render_template("page.html", cart=cart)
