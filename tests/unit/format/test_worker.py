"""A worker that dies, hangs or talks nonsense is an error, and the next request gets a fresh one."""

from __future__ import annotations

from pathlib import Path

import pytest

from transpiler.format import Worker, WorkerError, require_node

SCRIPT = """
import { createInterface } from "node:readline";
for await (const line of createInterface({ input: process.stdin })) {
  const { say, die, hang, raw } = JSON.parse(line);
  if (die) { console.error("reason"); process.exit(1); }
  if (hang) while (true);
  process.stdout.write((raw ?? JSON.stringify({ say, process: process.pid })) + "\\n");
}
"""


@pytest.fixture
def worker(tmp_path: Path) -> Worker:
    script = tmp_path / "worker.mjs"
    script.write_text(SCRIPT, encoding="utf-8")
    return Worker(require_node(), script, limit=2)


def test_more_than_fits_into_a_pipe(worker: Worker) -> None:
    texts = [str(number) * 50_000 for number in range(20)]
    with worker:
        assert [reply["say"] for reply in worker.ask_many({"say": text} for text in texts)] == texts


@pytest.mark.parametrize(
    ("request_", "message"),
    [({"die": True}, "ended unexpectedly\nreason"), ({"hang": True}, "no answer in 2"), ({"raw": "oops"}, "'oops")],
)
def test_a_breakdown_is_told_and_survived(worker: Worker, request_: dict[str, object], message: str) -> None:
    with worker:
        before = worker.ask({"say": 1})
        with pytest.raises(WorkerError, match=message):
            worker.ask_many([request_, {"say": "x" * 500_000}])
        after = worker.ask({"say": 2})
    assert after["say"] == 2
    assert after["process"] != before["process"]
