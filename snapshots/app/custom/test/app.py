from flask import Flask, render_template

app = Flask(__name__)


@app.template_test("prime")
def is_prime(n: int) -> bool:
    return n in (2, 3, 5, 7)


@app.get("/")
def index() -> str:
    n: int = 5
    return render_template("page.html", n=n)
