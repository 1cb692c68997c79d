"""The text of the mail that follows an order."""

from __future__ import annotations

from flask import render_template

from .models import Customer, Order


def receipt_text(buyer: Customer, order: Order) -> str:
    return render_template("mail/receipt.txt", buyer=buyer, order=order)
