"""What the blog's pages show."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass
class User:
    id: int
    name: str
    email: str
    password: str
    bio: str | None = None


@dataclass
class Comment:
    id: int
    author: str
    text: str
    created: datetime


@dataclass
class Post:
    id: int
    title: str
    author: User
    body: str
    """Trusted HTML, written by the authors of this blog."""
    created: datetime
    tags: list[str] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    draft: bool = False


@dataclass
class PostForm:
    title: str = ""
    tags: str = ""
    body: str = ""
    draft: bool = False


@dataclass
class Page:
    number: int
    pages: int

    @property
    def has_prev(self) -> bool:
        return self.number > 1

    @property
    def has_next(self) -> bool:
        return self.number < self.pages
