"""The shop again, in FastAPI: `fastapi dev examples/shop_fastapi/main.py` or any ASGI server."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates
from starlette.middleware.sessions import SessionMiddleware

from .models import Category, Line, Product, Visitor

HERE = Path(__file__).parent

tea = Category(name="Tea & herbs", slug="tea")
cups = Category(name="Cups", slug="cups")
categories: list[Category] = [tea, cups]
products: dict[int, Product] = {
    1: Product(id=1, name="Green tea", summary="Light.", price=4.5, category=tea, stock=12, added=datetime(2026, 1, 2)),
    2: Product(id=2, name="Mug", summary="Big.", price=12, category=cups, labels=["new"], added=datetime(2026, 2, 3)),
}


def visitor_of(request: Request) -> Visitor | None:
    name: str | None = request.session.get("visitor")
    return Visitor(name=name) if name else None


def shop_context(request: Request) -> dict[str, Any]:
    """What every page needs."""
    return {"visitor": visitor_of(request), "shop_name": "Kettle"}


def money(value: float) -> str:
    """12 -> £12.00"""
    return f"£{value:,.2f}"


app = FastAPI()
app.add_middleware(SessionMiddleware, secret_key="dev")
app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
templates = Jinja2Templates(directory=HERE / "templates", context_processors=[shop_context])
templates.env.filters["money"] = money


@app.get("/", response_class=HTMLResponse)
async def catalogue(request: Request, category: str | None = None) -> HTMLResponse:
    found: list[Product] = [
        product for product in products.values() if category is None or product.category.slug == category
    ]
    return templates.TemplateResponse(
        request, "catalogue.html", {"products": found, "categories": categories, "category": category}
    )


@app.get("/product/{product_id}", response_class=HTMLResponse)
async def product(request: Request, product_id: int) -> HTMLResponse:
    if product_id not in products:
        raise HTTPException(404)
    return templates.TemplateResponse(request=request, name="product.html", context={"product": products[product_id]})


@app.get("/cart", response_class=HTMLResponse)
async def cart(request: Request) -> HTMLResponse:
    lines: list[Line] = [
        Line(product=products[int(key)], quantity=int(count))
        for key, count in request.query_params.items()
        if key.isdigit() and int(key) in products and count.isdigit()
    ]
    return templates.TemplateResponse(request, "cart.html", context={"lines": lines})


@app.post("/visitor")
async def arrive(request: Request, name: str = Form("")) -> RedirectResponse:
    request.session["visitor"] = name
    return RedirectResponse("/", 303)
