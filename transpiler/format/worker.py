"""A warm Node process that answers JSON lines: one request per line in, one reply per line out, in order.

Input: a script and JSON values. Output: the replies. Raises `WorkerError` when the process dies or hangs; what a
script cannot do is a reply, not an error here.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from transpiler.format.node import Node

Reply = dict[str, Any]

_STDERR_TAIL = 2000


class WorkerError(Exception):
    """The process ended, hung or spoke something else than JSON; the message has the end of its error output."""


class Worker:
    """Starts when first asked, stays warm, and starts anew after a crash or in a forked child.

    One thread drains the replies, another writes the requests: so neither side ever waits for the other on a full
    pipe, and a worker that hangs is noticed by the clock alone.
    """

    def __init__(self, node: Node, script: Path, arguments: Sequence[str] = (), *, limit: float = 120.0) -> None:
        self._node = node
        self._command = [node.executable, str(script), *arguments]
        self._limit = limit
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._owner = 0
        self._replies: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._errors: IO[bytes] | None = None

    def ask(self, request: object) -> Reply:
        """The reply to one request."""
        return self.ask_many([request])[0]

    def ask_many(self, requests: Iterable[object]) -> list[Reply]:
        """The replies to all requests, in their order; the worker is never idle between two of them."""
        lines = [json.dumps(request, ensure_ascii=True) + "\n" for request in requests]
        with self._lock:
            process = self._running()
            writer = threading.Thread(target=_write, args=(process.stdin, lines), daemon=True)
            writer.start()
            try:
                return [self._next_reply() for _ in lines]
            except BaseException:
                self._kill()  # replies to requests nobody waits for any more would answer the next ones
                raise
            finally:
                writer.join()

    def close(self) -> None:
        """End the process; a later request starts a new one."""
        with self._lock:
            self._stop()

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __del__(self) -> None:
        self._stop()

    def _running(self) -> subprocess.Popen[str]:
        if self._process is not None and self._owner == os.getpid() and self._process.poll() is None:
            return self._process
        self._stop()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        self._replies = queue.SimpleQueue()
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            # Options meant for the user's own Node programs, such as a debugger, would disturb this one.
            env={**self._node.environment(), "NODE_ENV": "production", "NODE_OPTIONS": ""},
            text=True,
            encoding="utf-8",
        )
        self._owner = os.getpid()
        threading.Thread(target=_drain, args=(self._process.stdout, self._replies), daemon=True).start()
        return self._process

    def _next_reply(self) -> Reply:
        try:
            line = self._replies.get(timeout=self._limit)
        except queue.Empty:
            raise self._failure(f"gave no answer in {self._limit:.0f} seconds") from None
        if line is None:
            raise self._failure("ended unexpectedly")
        try:
            reply: Reply = json.loads(line)
        except ValueError:
            raise self._failure(f"wrote {line[:200]!r}") from None
        return reply

    def _failure(self, what: str) -> WorkerError:
        """The error for a process that cannot be used any more; the next request gets a fresh one."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        tail = ""
        if self._errors is not None:
            self._errors.seek(0)
            tail = self._errors.read().decode("utf-8", "replace")[-_STDERR_TAIL:].strip()
        return WorkerError(f"the Node worker {Path(self._command[1]).name} {what}" + (f"\n{tail}" if tail else ""))

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def _stop(self) -> None:
        process, self._process = getattr(self, "_process", None), None
        errors, self._errors = getattr(self, "_errors", None), None
        if process is not None and self._owner == os.getpid():
            if process.stdin is not None:
                with contextlib.suppress(OSError):  # it died with requests still in the pipe
                    process.stdin.close()
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if errors is not None:
            errors.close()


def _write(stream: IO[str] | None, lines: list[str]) -> None:
    """Send the requests; a process that has died is noticed where its replies are read."""
    assert stream is not None
    with contextlib.suppress(OSError, ValueError):
        stream.writelines(lines)
        stream.flush()


def _drain(stream: IO[str] | None, replies: queue.SimpleQueue[str | None]) -> None:
    """Move every line of the process into the queue; None marks the end."""
    assert stream is not None
    with stream, contextlib.suppress(OSError):
        for line in stream:
            replies.put(line)
    replies.put(None)
