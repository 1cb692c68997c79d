from __future__ import annotations

import datetime as dt
from pathlib import Path

from fastapi import Request
from fastapi.templating import Jinja2Templates

HERE = Path(__file__).resolve().parent


def messages(request: Request) -> dict:
    return {"messages": request.session.pop("messages", []), "user": request.session.get("user")}


templates = Jinja2Templates(directory=str(HERE / "templates"), context_processors=[messages])


def money(value: float, sign: str = "€") -> str:
    return f"{value:.2f} {sign}"


templates.env.filters["money"] = money
templates.env.globals["today"] = lambda: dt.date(2024, 5, 17)
templates.env.globals["club_name"] = "Chess & tea"
