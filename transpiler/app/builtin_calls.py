"""Results of calls that need no look at their arguments: builtins, the standard library, Flask."""

from __future__ import annotations

import ast

from transpiler.types import BOOL, HTML, INT, NONE, STR, List, Moment, Type, union

ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod)

BUILTINS: dict[str, Type] = {
    **dict.fromkeys(("builtins.len", "builtins.int", "builtins.id", "builtins.ord", "builtins.hash"), INT),
    **dict.fromkeys(("builtins.str", "builtins.repr", "builtins.chr", "builtins.format", "builtins.ascii"), STR),
    **dict.fromkeys(("builtins.bool", "builtins.any", "builtins.all", "builtins.isinstance", "builtins.hasattr"), BOOL),
    "builtins.range": List(INT),
    **dict.fromkeys(
        (
            "flask.url_for", "flask.render_template", "flask.render_template_string", "flask.helpers.url_for",
            "json.dumps", "flask.json.dumps", "os.path.join", "os.path.basename", "os.path.dirname", "os.getcwd",
            "flask_babel.gettext", "flask_babel.ngettext", "flask_babel.format_date", "flask_babel.format_datetime",
            "urllib.parse.quote", "urllib.parse.quote_plus", "urllib.parse.urlencode", "urllib.parse.urljoin",
            "secrets.token_hex", "secrets.token_urlsafe", "platform.node", "socket.gethostname", "html.escape",
            "werkzeug.utils.secure_filename",
        ),
        STR,
    ),
    **dict.fromkeys(("markupsafe.Markup", "markupsafe.escape", "flask.Markup", "flask.escape"), HTML),
    **dict.fromkeys(
        (f"datetime.datetime.{name}" for name in ("now", "utcnow", "today", "fromtimestamp", "utcfromtimestamp",
                                                  "strptime", "fromisoformat", "combine")),
        Moment("datetime"),
    ),
    "datetime.datetime": Moment("datetime"),
    **dict.fromkeys(
        ("datetime.date", "datetime.date.today", "datetime.date.fromisoformat", "datetime.date.fromtimestamp"),
        Moment("date"),
    ),
    "datetime.time": Moment("time"),
    "flask.request.args.getlist": List(STR),
    "flask.request.form.getlist": List(STR),
    "os.getenv": union(STR, NONE),
    "os.path.exists": BOOL,
    "os.path.isfile": BOOL,
}  # fmt: skip

EXTERNALS: dict[str, Type] = {
    **dict.fromkeys(
        ("flask.request.method", "flask.request.path", "flask.request.url", "flask.request.full_path",
         "flask.request.base_url", "flask.request.host", "flask.request.host_url", "flask.request.url_root",
         "flask.request.scheme", "flask.request.script_root"),
        STR,
    ),
    **dict.fromkeys((f"flask.request.{n}" for n in ("remote_addr", "referrer", "endpoint")), union(STR, NONE)),
    "flask.request.is_secure": BOOL,
}  # fmt: skip
"""Values of outside names that are no calls."""

METHODS: dict[tuple[str, str], Type] = {
    **{("Str", name): STR for name in (
        "lower", "upper", "title", "capitalize", "strip", "lstrip", "rstrip", "replace", "format", "join", "casefold",
        "swapcase", "center", "ljust", "rjust", "zfill", "removeprefix", "removesuffix", "expandtabs", "format_map",
        "translate")},
    **{("Str", name): BOOL for name in (
        "startswith", "endswith", "isdigit", "isalpha", "isalnum", "isdecimal", "isnumeric", "isspace", "islower",
        "isupper", "istitle", "isidentifier")},
    **{("Str", name): INT for name in ("find", "rfind", "index", "rindex", "count")},
    **{("Str", name): List(STR) for name in ("split", "rsplit", "splitlines")},
    **{("Moment", name): STR for name in ("strftime", "isoformat", "ctime")},
    **{("Moment", name): INT for name in ("weekday", "isoweekday", "toordinal")},
    ("Moment", "date"): Moment("date"),
    ("Moment", "time"): Moment("time"),
    ("Moment", "astimezone"): Moment("datetime"),
}  # fmt: skip
"""Results of methods of text and moments."""
