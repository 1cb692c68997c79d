from __future__ import annotations

from fastapi import Depends, HTTPException, Request


class NotLoggedIn(Exception):
    pass


def current_user(request: Request) -> str:
    user = request.session.get("user")
    if user is None:
        raise NotLoggedIn
    return user


def admin_user(user: str = Depends(current_user)) -> str:
    if user != "ann":
        raise HTTPException(403, "for admins only")
    return user
