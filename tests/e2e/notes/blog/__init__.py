from flask import Blueprint

bp = Blueprint("blog", __name__, template_folder="templates", static_folder="static")

from . import views  # noqa: E402,F401 - its routes need the blueprint
