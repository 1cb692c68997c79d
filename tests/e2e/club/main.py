"""A club: members, events, a shop of badges; FastAPI with templates, sessions and forms."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.sessions import SessionMiddleware

from .deps import NotLoggedIn
from .routers import admin, members
from .templating import HERE, templates


def create_app() -> FastAPI:
    app = FastAPI(title="Club")
    app.add_middleware(SessionMiddleware, secret_key="leaked-key")
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.include_router(members.router, prefix="/members", tags=["members"])
    app.include_router(admin.router, prefix="/admin")

    @app.get("/", response_class=HTMLResponse)
    async def home(request: Request, page: int = 1, q: str | None = None):
        shown = [event for event in EVENTS if q is None or q.lower() in event["title"].lower()]
        return templates.TemplateResponse(
            request,
            "home.html",
            {"events": shown[(page - 1) * 3 : page * 3], "page": page, "q": q, "total": len(shown)},
        )

    @app.get("/files/{path:path}", name="files", response_class=HTMLResponse)
    def files(request: Request, path: str):
        return templates.TemplateResponse(request, "files.html", {"path": path, "parts": path.split("/")})

    @app.get("/items/{item_id:int}", response_class=HTMLResponse, name="item")
    async def item(request: Request, item_id: int, full: bool = False):
        if item_id > 5:
            raise HTTPException(404, f"no item {item_id}")
        context = {"item": {"id": item_id, "name": f"Badge <{item_id}>", "price": item_id * 2.5}}
        return templates.TemplateResponse(request, "item.html", {**context, "full": full})

    @app.exception_handler(NotLoggedIn)
    async def not_logged_in(request: Request, exc: NotLoggedIn):
        return RedirectResponse(f"{request.url_for('login')}?next={request.url.path}", status_code=303)

    @app.exception_handler(HTTPException)
    async def failed(request: Request, exc: HTTPException):
        context = {"code": exc.status_code, "detail": exc.detail}
        return templates.TemplateResponse(request, "error.html", context, status_code=exc.status_code)

    return app


EVENTS = [
    {"title": f"Event {n}", "place": ["Hall", "Garden & yard", "<Room>"][n % 3], "seats": n * 10, "free": n % 2 == 0}
    for n in range(1, 9)
]
app = create_app()
