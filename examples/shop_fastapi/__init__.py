"""The shop again, in FastAPI."""
