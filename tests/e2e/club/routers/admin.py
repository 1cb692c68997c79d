from __future__ import annotations

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from ..deps import admin_user
from ..templating import templates

router = APIRouter(dependencies=[Depends(admin_user)])


@router.get("/", response_class=HTMLResponse, name="admin")
def admin(request: Request):
    stats = {"members": 2, "events": 8, "ratio": 0.25}
    return templates.TemplateResponse(request, "admin/index.html", {"stats": stats})
