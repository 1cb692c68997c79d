from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel

from ..deps import current_user
from ..templating import templates

router = APIRouter()


class Member(BaseModel):
    id: int
    name: str
    email: str
    phone: str | None = None
    password_hash: str = "leaked-hash"


MEMBERS = [
    Member(id=1, name="ann", email="ann@club.example"),
    Member(id=2, name="bob", email="bob@club.example", phone="12"),
]


def say(request: Request, text: str, kind: str = "info") -> None:
    request.session.setdefault("messages", []).append([kind, text])


@router.get("/", response_class=HTMLResponse, name="members")
async def listed(request: Request):
    return templates.TemplateResponse(request=request, name="members/list.html", context={"members": MEMBERS})


@router.get("/login", response_class=HTMLResponse, name="login")
async def login_form(request: Request, next: str = "/"):
    return templates.TemplateResponse(request, "members/login.html", {"next": next, "errors": {}, "name": ""})


@router.post("/login", name="login_post")
async def login(
    request: Request, name: Annotated[str, Form()], password: Annotated[str, Form()] = "", next: str = Form("/")
):
    errors = {}
    if name not in [m.name for m in MEMBERS]:
        errors["name"] = f"nobody is called {name}"
    if password != "secret":
        errors["password"] = "wrong"
    if errors:
        return templates.TemplateResponse(
            request, "members/login.html", {"next": next, "errors": errors, "name": name}, status_code=422
        )
    request.session["user"] = name
    say(request, f"Hello {name}!", "success")
    return RedirectResponse(next, status_code=303)


@router.post("/logout", name="logout")
async def logout(request: Request):
    request.session.clear()
    return RedirectResponse(request.url_for("home"), status_code=303)


@router.get("/{member_id}", response_class=HTMLResponse, name="member")
async def member(request: Request, member_id: int, user: str = Depends(current_user)):
    found = next((m for m in MEMBERS if m.id == member_id), None)
    if found is None:
        say(request, "no such member", "error")
        return RedirectResponse(request.url_for("members"), status_code=303)
    return templates.TemplateResponse(request, "members/member.html", {"member": found, "user": user})


@router.post("/{member_id}", name="save_member")
async def save(request: Request, member_id: int, phone: str = Form(""), picture: UploadFile | None = None):
    found = next(m for m in MEMBERS if m.id == member_id)
    found.phone = phone or None
    size = len(await picture.read()) if picture is not None and picture.filename else 0
    say(request, f"saved, {size} bytes")
    return RedirectResponse(request.url_for("member", member_id=member_id), status_code=303)
