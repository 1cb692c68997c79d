"""A Next.js project around converted templates: pages for routes, the proxy in front of the app, settings."""

from transpiler.project.next.migrate import Migration, migrate_project

__all__ = ["Migration", "migrate_project"]
