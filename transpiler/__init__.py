"""Turn Jinja2 templates into typed React Server Components that render the same page."""

__version__ = "0.1.0"
