from flask import Flask, render_template

app = Flask(__name__)


@app.template_filter()
def money(value: float) -> str:
    return f"£{value:.2f}"


@app.template_filter()
def shout(value: str, times: int = 1) -> str:
    return value.upper() + "!" * times


@app.get("/")
def index() -> str:
    price: float = 2.5
    return render_template("page.html", price=price, name="ada")
