"""Users and posts, kept in memory: restart the server and everything is as it was."""

from __future__ import annotations

from datetime import datetime

from .models import Comment, Post, User

PER_PAGE = 2


class Store:
    """All data of the blog."""

    def __init__(self) -> None:
        ada = User(1, "Ada", "ada@ink.example", "ada", bio="Keeps the paper dry.")
        ben = User(2, "Ben", "ben@ink.example", "ben")
        self.users: dict[int, User] = {ada.id: ada, ben.id: ben}
        self.posts: dict[int, Post] = {}
        self.add(
            Post(
                1,
                "On <blockquote> & other boxes",
                ada,
                "<p>A box with a <em>thin</em> line.</p>",
                datetime(2026, 3, 1, 8, 30),
                tags=["html", "print"],
                comments=[Comment(1, "Cy", "Is 1 < 2?", datetime(2026, 3, 1, 9, 0))],
            )
        )
        self.add(Post(2, "Pens, reviewed", ben, "<p>Blue.</p><p>Black.</p>", datetime(2026, 4, 9, 17, 5)))
        self.add(Post(3, "Python for typesetters", ada, "<p>Start here.</p>", datetime(2026, 5, 2), tags=["python"]))

    def add(self, post: Post) -> None:
        self.posts[post.id] = post

    def next_id(self) -> int:
        return max(self.posts, default=0) + 1

    def recent(self, count: int) -> list[Post]:
        return self.published(None)[:count]

    def published(self, tag: str | None) -> list[Post]:
        posts = [post for post in self.posts.values() if not post.draft and (tag is None or tag in post.tags)]
        return sorted(posts, key=lambda post: post.created, reverse=True)

    def user_named(self, name: str) -> User | None:
        return next((user for user in self.users.values() if user.name.lower() == name.lower()), None)


store = Store()
