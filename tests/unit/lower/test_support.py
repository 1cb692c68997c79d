"""Modules that all templates share."""

from transpiler import pipeline
from transpiler.app import read_app
from transpiler.options import Options

APP = """
from dataclasses import dataclass
from flask import Flask

app = Flask(__name__)

@dataclass
class Part:
    number: int

@dataclass
class Ledger:
    parts: list[Part]

@app.template_global()
def ledger() -> Ledger: ...
"""


def test_results_of_the_apps_functions_have_interfaces() -> None:
    texts = {"page.html": "{% for part in ledger().parts %}{{ part.number }}{% endfor %}"}
    loaded = pipeline.load(texts, Options(), read_app({"app.py": APP})[0])
    files = pipeline.support(loaded, [pipeline.convert(loaded, "page.html")])
    assert "export interface Ledger {\nparts: Part[];\n}" in files["types/models.ts"]
    assert "export interface Part {\nnumber: number;\n}" in files["types/models.ts"]
