"""Global functions of Jinja2, Flask and Starlette: one file each."""
