from flask import Flask, render_template
from markupsafe import Markup

app = Flask(__name__)


def card(title, options=(), caller=None):
    choices = "".join(f"<i>{option['value']}={len(option['text'])}</i>" for option in options)
    return Markup(f"<section><h2>{title}</h2>{choices}{caller()}</section>")


def allowed(what, caller):
    return caller() if what == "read" else ""


def secret(key):
    if key == "write":
        raise LookupError(key)
    return Markup(f"<b>{key}</b>")


@app.get("/")
def index():
    return render_template("page.html", card=card, allowed=allowed, secret=secret, names=["a", "<b>"], rights=["read", "write"])
