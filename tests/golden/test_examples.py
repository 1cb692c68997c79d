"""The example apps run, and their contexts render every template."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from flask import Flask

from examples.blog import create_app
from examples.shop.app import app as shop
from examples.shop_fastapi import contexts as fastapi_contexts
from examples.shop_fastapi.main import app as shop_fastapi

BLOG = ["/", "/?page=2", "/?tag=python", "/post/1", "/feed.xml", "/auth/login", "/static/style.css"]
SHOP = ["/", "/?category=drinks&sort=price", "/product/2", "/cart", "/about", "/static/shop.css"]
FASTAPI = ["/", "/?category=tea", "/product/2", "/cart?1=2&2=1", "/static/shop.css"]


@pytest.mark.parametrize(
    ("app", "paths"), [(create_app(), BLOG), (shop, SHOP)], ids=["blog", "shop"]
)  # fmt: skip
def test_pages_answer(app: Flask, paths: list[str]) -> None:
    client = app.test_client()
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)
    assert client.get("/no/such/page").status_code == 404


def test_blog_writes() -> None:
    client = create_app().test_client()
    assert client.get("/post/new").status_code == 302
    assert b"Wrong name" in client.post("/auth/login", data={"username": "ada", "password": "?"}).data
    home = client.post("/auth/login", data={"username": "ada", "password": "ada"}, follow_redirects=True)
    assert b"Welcome back, Ada!" in home.data
    assert b"A post needs a title." in client.post("/post/new", data={"title": "", "body": "kept"}).data
    post = client.post("/post/new", data={"title": "Mine", "tags": "a, b"}, follow_redirects=True)
    assert b"Filed under a, b." in post.data
    comment = client.post(post.request.path + "/comment", data={"text": "1 < 2"}, follow_redirects=True)
    assert b"1 &lt; 2" in comment.data


def test_shop_sells() -> None:
    client = shop.test_client()
    assert client.get("/orders").status_code == 403
    cart = client.post("/cart", data={"product_id": "2"}, follow_redirects=True)
    assert b"Espresso is in your basket." in cart.data
    assert "£12.15".encode() in cart.data
    assert b"2026-0007" in client.post("/login", follow_redirects=True).data


def test_fastapi_pages_answer() -> None:
    async def visit() -> dict[str, int]:
        transport = httpx.ASGITransport(app=shop_fastapi)
        async with httpx.AsyncClient(transport=transport, base_url="http://shop.example") as client:
            return {path: (await client.get(path)).status_code for path in [*FASTAPI, "/product/9"]}

    assert asyncio.run(visit()) == dict.fromkeys(FASTAPI, 200) | {"/product/9": 404}


def test_fastapi_contexts() -> None:
    contexts = fastapi_contexts.CONTEXTS
    files = {path.relative_to(fastapi_contexts.TEMPLATES).as_posix() for path in fastapi_contexts.TEMPLATES.iterdir()}
    assert files == set(contexts)
    pages = {(name, case): fastapi_contexts.render(name, case) for name, cases in contexts.items() for case in cases}
    assert "Hello Dora &amp; Co" in pages["layout.html", "logged_in"]
    assert 'class="here"' in pages["layout.html", "staff"]
    assert "NEW, SS, &lt;B&gt;" in pages["product.html", "many"]
    assert "£2,481.50" in pages["cart.html", "many"]
