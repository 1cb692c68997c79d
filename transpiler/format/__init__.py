"""Lays out the code with Prettier, and finds the Node that this and the page comparison need."""

from transpiler.format.formatter import FormatError, Formatter
from transpiler.format.node import Node, NodeMissing, cache_dir, find_node, require_node
from transpiler.format.packages import install_packages
from transpiler.format.worker import Reply, Worker, WorkerError

__all__ = [
    "FormatError",
    "Formatter",
    "Node",
    "NodeMissing",
    "Reply",
    "Worker",
    "WorkerError",
    "cache_dir",
    "find_node",
    "install_packages",
    "require_node",
]
