"""The text of the mail a new author gets."""

from __future__ import annotations

from flask import render_template

from .models import User


def welcome_text(user: User, tips: list[str]) -> str:
    return render_template("mail/welcome.txt", user=user, tips=tips)
