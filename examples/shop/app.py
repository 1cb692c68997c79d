"""A small shop: `flask --app examples.shop.app run`."""

from __future__ import annotations

from typing import Any

from flask import Flask, abort, flash, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from . import store
from .models import Customer, Line, Product

app = Flask(__name__)
app.secret_key = "dev"


@app.template_filter("money")
def money(value: float) -> str:
    """12 -> £12.00"""
    return f"£{value:,.2f}"


@app.context_processor
def shop_context() -> dict[str, Any]:
    """What every page needs: the number in the basket and who is there."""
    return {"cart_count": sum(read_cart().values()), "customer": current_customer()}


@app.route("/")
def catalogue() -> str:
    category: str | None = request.args.get("category")
    sort: str = request.args.get("sort", "new")
    products: list[Product] = store.find(category, sort)
    return render_template(
        "catalogue.html", products=products, categories=store.categories, category=category, sort=sort
    )


@app.route("/product/<int:product_id>")
def product(product_id: int) -> str:
    product = get_product(product_id)
    related: list[Product] = [
        other for other in store.products.values() if other is not product and other.category is product.category
    ]
    return render_template("product.html", product=product, related=related)


@app.route("/cart", methods=["GET", "POST"])
def cart() -> str | Response:
    if request.method == "POST":
        product = get_product(int(request.form["product_id"]))
        quantities = read_cart()
        quantities[str(product.id)] = quantities.get(str(product.id), 0) + 1
        session["cart"] = quantities
        flash(f"{product.name} is in your basket.")
        return redirect(url_for("cart"))
    lines: list[Line] = [Line(store.products[int(key)], count) for key, count in read_cart().items()]
    return render_template("cart.html", cart=lines, shipping=4.9)


@app.route("/orders")
def orders() -> str:
    customer = current_customer()
    if customer is None:
        abort(403)
    return render_template("orders.html", orders=customer.orders, open_only=request.args.get("open") == "1")


@app.route("/about")
def about() -> str:
    hours: dict[str, str] = {"Mon": "9-17", "Sat": "10-14"}
    return render_template("about.html", hours=hours, team=["Dora", "Emil"])


@app.route("/login", methods=["POST"])
def login() -> Response:
    session["customer"] = store.customer.id
    return redirect(url_for("orders"))


def current_customer() -> Customer | None:
    return store.customer if session.get("customer") == store.customer.id else None


def read_cart() -> dict[str, int]:
    cart: dict[str, int] = session.get("cart", {})
    return cart


def get_product(product_id: int) -> Product:
    if product_id not in store.products:
        abort(404)
    return store.products[product_id]
