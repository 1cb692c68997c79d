from dataclasses import dataclass
from flask import Flask, render_template

app = Flask(__name__)


@dataclass
class User:
    name: str

    def full_name(self) -> str:
        return f"{self.name} L."

    @property
    def is_admin(self) -> bool:
        return True


@app.get("/")
def index() -> str:
    return render_template("page.html", user=User("Ada"))
