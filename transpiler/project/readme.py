"""`README.md` of the output folder: what the files are and what a Next.js project needs to use them."""

from __future__ import annotations

PATH = "README.md"

_TEXT = """\
# Written by jinja2tsx

| folder | what it holds |
|---|---|
| `templates/` | one module per Jinja2 template, at the same path: a Server Component, or a function for plain text |
| `lib/jinja/` | the helpers these modules use, with Python's meaning |
| `lib/ctx.ts` | the names that Flask or Starlette put into every template, as one typed prop `ctx` |
| `lib/env.ts` | your own filters, tests and globals: **yours**, only missing names are appended |
| `types/models.ts` | shapes that several templates share |
| `jinja2tsx.json` | what was written, so that files you edited are not overwritten |

Convert again after a template changed. A file you edited is left alone and reported; `--force` overwrites it.

## tsconfig.json

Imports start with `{alias}`:

```json
{{
  "compilerOptions": {{
    "strict": true,
    "jsx": "react-jsx",
    "module": "esnext",
    "moduleResolution": "bundler",
    "lib": ["dom", "dom.iterable", "esnext"],
    "paths": {{ "{alias}*": ["./*"] }}
  }}
}}
```

`"./*"` is this folder, seen from the `tsconfig.json`: write its path if they are not side by side.
"""


def readme(alias: str) -> str:
    """The text for imports that start with `alias`."""
    return _TEXT.format(alias="./" if alias == "." else f"{alias}/")
