from flask import Flask, render_template

app = Flask(__name__)


@app.template_filter()
def shout(text):
    return str(text).replace("a", "A")


@app.template_filter()
def wrap(text, times):
    return "<i>" * times + str(text) + "</i>" * times


@app.get("/")
def index():
    return render_template("page.html", name="<anna>")
