"""What a page costs: `make bench-pages` writes docs/cost.md.

Three servers show the same page of an example: the app alone, the project that `migrate` wrote, and that project with
the page's component written by hand (`scripts/by_hand`), behind the same `proxy.ts` and with the same props. Every
round asks each of them in turn, so that a busy machine is busy for all; medians of the rounds are compared.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import shutil
import statistics
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import tests.conftest  # noqa: F401 - says where downloads go
from tests.e2e.album import without_next
from tests.e2e.front import PLACE, build, migrate, python_of, served_app, served_front, source_of
from tests.e2e.recipe import recipe
from tests.support.paths import ROOT
from transpiler.verify.compare import compare_many

_PAGES = {
    "blog": ("/", "templates/blog/index.tsx"),
    "shop": ("/?sort=price", "templates/catalogue.tsx"),
}
"""The page of each app, and the component that is written by hand."""
_SIDES = ("app alone", "converted", "by hand")
_WARM = 60
_CLIENTS = 4


@dataclass
class Times:
    """What one server needed, round by round."""

    median: list[float] = field(default_factory=list)
    """Seconds for one request, one client."""
    rate: list[float] = field(default_factory=list)
    """Requests per second, several clients."""


def measure(name: str, rounds: int, requests: int) -> dict[str, Times]:
    """The times of each side for the page of one app."""
    path, _ = _PAGES[name]
    found = {side: Times() for side in _SIDES}
    with _servers(name) as bases:
        _check_same([_text(base, path) for base in bases])
        for base in bases:
            _ask(base, path, _WARM)
        for at in range(rounds):
            turn = list(zip(_SIDES, bases, strict=True))
            for side, base in turn if at % 2 else turn[::-1]:
                found[side].median.append(statistics.median(_ask(base, path, requests)))
                found[side].rate.append(_rate(base, path, requests))
    return found


@contextlib.contextmanager
def _servers(name: str) -> Iterator[list[str]]:
    app = recipe(name)
    python = python_of(app)
    source = source_of(app, python)
    web = migrate(app, source)
    build(web)
    hand = web.with_name("by-hand")
    shutil.rmtree(hand, ignore_errors=True)
    shutil.copytree(web, hand, ignore=shutil.ignore_patterns("node_modules", ".next"))
    (hand / _PAGES[name][1]).write_text((ROOT / "scripts" / "by_hand" / f"{name}.tsx").read_text("utf-8"), "utf-8")
    build(hand)
    data = PLACE / "run" / "bench" / name
    manifest = web / "jinja2tsx.json"
    with (
        served_app(app, python, source, data / "alone") as alone,
        served_app(app, python, source, data / "behind", manifest) as behind,
        served_front(web, behind, data / "converted.log") as converted,
        served_front(hand, behind, data / "hand.log") as by_hand,
    ):
        yield [alone, converted, by_hand]


def _check_same(pages: Sequence[str]) -> None:
    """The three pages are one page, else their times say nothing."""
    plain, *others = (without_next(page, 200) for page in pages)
    for difference in compare_many([(plain, other) for other in others]):
        if difference is not None:
            sys.exit(f"the pages differ: {difference}")


def _text(base: str, path: str) -> str:
    connection = http.client.HTTPConnection(base.removeprefix("http://"))
    connection.request("GET", path)
    return connection.getresponse().read().decode()


def _ask(base: str, path: str, count: int) -> list[float]:
    """Seconds of each of so many requests, one after the other."""
    connection = http.client.HTTPConnection(base.removeprefix("http://"))
    seconds = []
    for _ in range(count):
        start = time.perf_counter()
        connection.request("GET", path)
        connection.getresponse().read()
        seconds.append(time.perf_counter() - start)
    connection.close()
    return seconds


def _rate(base: str, path: str, count: int) -> float:
    """Requests per second of several clients at once."""
    clients = [threading.Thread(target=_ask, args=(base, path, count // _CLIENTS)) for _ in range(_CLIENTS)]
    start = time.perf_counter()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return count // _CLIENTS * _CLIENTS / (time.perf_counter() - start)


def document(measured: dict[str, dict[str, Times]], rounds: int, requests: int) -> str:
    """`docs/cost.md`."""
    lines = [
        "# What a page costs",
        "",
        "`make bench-pages` writes this page. One run asks three servers in turn for the same page: the Python app",
        "alone, the migrated project in front of it, and that project with the page's component written by hand in",
        "one file without helpers (`scripts/by_hand`), behind the same `proxy.ts` and with the same props. *Ratio*:",
        "time of the converted page by time of the hand-written one, round by round, the median.",
        f"{rounds} rounds of {requests} requests; the rate is that of {_CLIENTS} clients at once; Flask's own",
        "development server, `next start`.",
        "",
        "| page | server | median time | requests per second | ratio |",
        "|---|---|---:|---:|---:|",
    ]
    for name, sides in measured.items():
        for side, times in sides.items():
            ratio = f"{_ratio(sides):.2f}" if side == "converted" else ""
            lines.append(
                f"| {name} `{_PAGES[name][0]}` | {side} | {1000 * statistics.median(times.median):.1f} ms"
                f" | {statistics.median(times.rate):.0f} | {ratio} |"
            )
    return "\n".join([*lines, ""])


def _ratio(sides: dict[str, Times]) -> float:
    """How much longer the converted page takes than the hand-written one."""
    pairs = zip(sides["converted"].median, sides["by hand"].median, strict=True)
    rates = zip(sides["by hand"].rate, sides["converted"].rate, strict=True)
    return statistics.median(a / b for a, b in (*pairs, *rates))


def main(arguments: Sequence[str]) -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", default=list(_PAGES))
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--requests", type=int, default=100)
    parser.add_argument("--write", type=Path)
    chosen = parser.parse_args(arguments)
    measured = {name: measure(name, chosen.rounds, chosen.requests) for name in chosen.names}
    text = document(measured, chosen.rounds, chosen.requests)
    print(text)
    if chosen.write:
        chosen.write.write_text(text, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
