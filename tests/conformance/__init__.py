"""Jinja2's and Flask's own test-suites as cases that any engine can be asked: template in, text or error out.

`record.py` runs the suites of pinned source distributions with a plugin (`recorder.py`) that writes down every
rendering, then keeps those that mean the same in a fresh plain environment (`replay.py`). `cases.py` is what tests
use. Nothing of the suites is kept in this repository.
"""
