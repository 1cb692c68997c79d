from dataclasses import dataclass

from flask import Flask, render_template

app = Flask(__name__)


@dataclass
class Rank:
    name: str


class Post:
    def __init__(self, id, title, tags):
        self.id, self.title, self.tags = id, title, tags


class User:
    def __init__(self, name):
        self.name = name

    def can(self, verb, post, hard=False):
        return post.id == 2 or (hard and post.id == 1)

    def rank(self, tags, at):
        return Rank(f"{self.name} {at}: {'+'.join(tags)}")


@app.route("/")
def index():
    posts = [Post(1, "Same", ["a"]), Post(2, "Same", ["b", "c"]), Post(3, "Same", [])]
    return render_template("page.html", posts=posts, user=User("Ann"))
