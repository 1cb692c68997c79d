"""HTML with Jinja in it -> the tree a browser would build, on every path."""
