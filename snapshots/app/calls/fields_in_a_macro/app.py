from flask import Flask, render_template
from markupsafe import Markup, escape

app = Flask(__name__)


def attributes(values):
    return Markup("").join(Markup(' {}="{}"').format(name, values[name]) for name in sorted(values))


class Label:
    def __init__(self, text):
        self.text = text

    def __call__(self, **kwargs):
        return Markup("<label{}>{}</label>").format(attributes(kwargs), self.text)


class Field:
    def __init__(self, name, errors):
        self.name, self.errors, self.label = name, errors, Label(escape(f"<{name}>"))

    def __call__(self, **kwargs):
        return Markup("<input{}>").format(attributes({"name": self.name, **kwargs}))


class Form:
    def __init__(self):
        self.name, self.mail = Field("name", []), Field("mail", ["missing"])


@app.route("/")
def index():
    return render_template("page.html", form=Form(), field_size=30)
