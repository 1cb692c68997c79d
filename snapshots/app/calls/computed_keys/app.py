from flask import Flask, g, render_template
from markupsafe import Markup

app = Flask(__name__)
app.config["NONCE_KEY"] = "csp_nonce"


class Field:
    def __init__(self, name, label):
        self.name, self.label = name, label

    def __call__(self, **kwargs):
        return Markup('<input name="{}" class="{}">').format(self.name, kwargs["class_"])


class Form:
    def __init__(self):
        self.title = Field("title", "Title")
        self.mail = Field("mail", "Mail")

    def hidden_tag(self):
        return Markup('<input type="hidden" name="csrf">')

    def __getitem__(self, name):
        return getattr(self, name)


class Author:
    def __init__(self, name):
        self.name = name


@app.before_request
def nonce():
    g.csp_nonce = "a<b"


@app.route("/")
def index():
    authors = {7: Author("Ada"), 8: Author("Bo")}
    return render_template("page.html", form=Form(), columns=["title", "mail", "gone"], authors=authors, ids=[8, 7])
