"""A visitor without a browser: cookies, links, forms, redirects. Each answer is recorded with the way to it."""

from __future__ import annotations

import gzip
import hashlib
import html
import http.client
import re
import urllib.parse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TypeAlias

Value: TypeAlias = "str | tuple[str, bytes, str] | list[str] | None"
"""What a form's field is sent with: a text, nothing (left out), a file (name, content, type), several texts."""
Step: TypeAlias = tuple[object, ...]
"""`("get", path)`, `("link", part of its address)`, `("form", which, fields)`, `("post", path, fields)`,
`("see", text)`, `("unseen", text)`, `("status", number)`, `("at", path)`."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HOPS = 8
_BOUNDARY = "boundary0123456789"
# a token signed with the time: `payload.time.signature`
SIGNED = re.compile(r"[\w-]{20,}\.[\w-]{6}\.[\w-]{27}")
# React puts comments between pieces of text
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_COMPARED = ("content-type", "www-authenticate", "x-frame-options", "content-security-policy",
             "referrer-policy", "x-content-type-options")  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What came back: the last status and page, and every hop before it. Addresses of the server are `ORIGIN`."""

    asked: str
    path: str
    status: int
    hops: tuple[tuple[int, str, tuple[str, ...]], ...]
    headers: Mapping[str, str]
    cookies: tuple[str, ...]
    text: str
    digest: str

    @property
    def is_page(self) -> bool:
        """Whether it is HTML."""
        return self.headers.get("content-type", "").startswith(("text/html", "application/xhtml"))


@dataclass
class Form:
    """One form of a page with the fields it would send."""

    id: str
    action: str
    method: str
    enctype: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


class Page(HTMLParser):
    """Links and forms of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._select: tuple[str, bool, list[str], list[str]] | None = None
        self._area: list[str] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        elif tag == "form":
            method = given.get("method", "get").lower()
            self._form = Form(given.get("id", ""), given.get("action", ""), method, given.get("enctype", ""))
            self.forms.append(self._form)
        elif tag == "option" and self._select is not None:
            self._select[2].append(given.get("value", ""))
            if "selected" in given:
                self._select[3].append(given.get("value", ""))
        elif self._form is not None and given.get("name") and "disabled" not in given:
            self._form.names.add(given["name"])
            self._control(tag, given)

    def _control(self, tag: str, given: dict[str, str]) -> None:
        assert self._form is not None
        kind = given.get("type", "text").lower()
        if tag == "input" and kind not in ("submit", "button", "image", "reset", "file"):
            box = kind in ("checkbox", "radio")
            if not box or "checked" in given:
                self._form.fields.append((given["name"], given.get("value", "on" if box else "")))
        elif tag == "select":
            self._select = (given["name"], "multiple" in given, [], [])
        elif tag == "textarea":
            self._area = [given["name"], ""]

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area[1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select" and self._select is not None:
            name, multiple, options, chosen = self._select
            if self._form is not None:
                self._form.fields += [(name, value) for value in chosen or ([] if multiple else options[:1])]
            self._select = None
        elif tag == "textarea" and self._area is not None:
            name, text = self._area
            if self._form is not None:
                self._form.fields.append((name, text.removeprefix("\n")))
            self._area = None


class Visitor:
    """One session at one server."""

    def __init__(self, base: str, headers: Mapping[str, str] | None = None) -> None:
        self.base = base.rstrip("/")
        self._host = urllib.parse.urlsplit(self.base).netloc
        self._headers = dict(headers or {})
        self._cookies: dict[str, str] = {}
        self._url = self.base + "/"
        self.here: Answer | None = None
        self._text = ""
        """The page as it came: its forms hold tokens, which an answer leaves out."""
        self.heard: list[bytes] = []
        """Every byte that came back, headers included."""

    def get(self, path: str) -> Answer:
        """A page by its path."""
        return self._go("GET", urllib.parse.urljoin(self._url, path.replace("ORIGIN", self.base)), None, "")

    def send(self, method: str, target: str, fields: Sequence[tuple[str, Value]], multipart: bool) -> Answer:
        """A form."""
        pairs: list[tuple[str, str | tuple[str, bytes, str]]] = []
        for name, value in fields:
            pairs += [(name, one) for one in (value if isinstance(value, list) else [value]) if one is not None]
        url = urllib.parse.urljoin(self._url, target.replace("ORIGIN", self.base)) if target else self._url
        texts = [(name, value) for name, value in pairs if isinstance(value, str)]
        if method == "get":
            return self._go("GET", url.split("?")[0] + "?" + urllib.parse.urlencode(texts), None, "")
        if multipart or len(texts) < len(pairs):
            return self._go("POST", url, _multipart(pairs), f"multipart/form-data; boundary={_BOUNDARY}")
        return self._go("POST", url, urllib.parse.urlencode(texts).encode(), "application/x-www-form-urlencoded")

    def step(self, step: Step) -> tuple[Answer | None, str]:
        """Do one step: the answer if something was asked for, and a complaint if the step could not be done."""
        page = Page(self._text)
        match step:
            case ("get", str(path)):
                return self.get(path), ""
            case ("link", str(part)):
                hits = [link for link in page.links if part in link]
                return (self.get(hits[0]), "") if hits else (None, f"no link has {part!r}")
            case ("form", which, dict(values)):
                forms = [form for at, form in enumerate(page.forms) if _is_form(form, at, which)]
                if not forms:
                    return None, f"there is no form {which!r}"
                kept: list[tuple[str, Value]] = [(k, v) for k, v in forms[0].fields if k not in values]
                fields = kept + list(values.items())
                return self.send(forms[0].method, forms[0].action, fields, "multipart" in forms[0].enctype), ""
            case ("post", str(path), dict(values)):
                return self.send("post", path, list(values.items()), False), ""
        return None, self._looked(step)

    def _looked(self, step: Step) -> str:
        assert self.here is not None
        text = html.unescape(_COMMENT.sub("", self.here.text))
        match step:
            case ("see", str(wanted)):
                fine = wanted in text
            case ("unseen", str(wanted)):
                fine = wanted not in text
            case ("status", int(status)):
                fine = self.here.status == status
            case ("at", str(path)):
                fine = self.here.path.split("?")[0] == path
            case _:
                return f"unknown step {step}"
        return "" if fine else f"expected {step}, have {self.here.status} {self.here.path}"

    def _go(self, method: str, url: str, body: bytes | None, kind: str) -> Answer:
        hops: list[tuple[int, str, tuple[str, ...]]] = []
        asked = url
        for _ in range(_HOPS):
            status, headers, cookies, content = self._one(method, url, body, kind)
            location = headers.get("location", "")
            if status not in _REDIRECTS or not location:
                break
            target = urllib.parse.urljoin(url, location)
            hops.append((status, self._plain(target), cookies))
            if urllib.parse.urlsplit(target).netloc != self._host:
                break
            if status not in (307, 308):
                method, body, kind = "GET", None, ""
            self._url = url = target
        self._url = url
        if status in _REDIRECTS:
            content = b""  # nobody sees it
        compared = {name: self._plain(headers[name]).lower() for name in _COMPARED if name in headers}
        is_html = compared.get("content-type", "").startswith("text/html")
        self._text = content.decode("utf-8", "replace") if is_html else ""
        plain = self._plain(content.decode("latin-1"))
        self.here = Answer(
            self._plain(asked.removeprefix(self.base)),
            self._plain(url.removeprefix(self.base)),
            status,
            tuple(hops),
            compared,
            cookies,
            self._plain(self._text),
            hashlib.sha256(plain.encode()).hexdigest()[:16],
        )
        return self.here

    def _one(
        self, method: str, url: str, body: bytes | None, kind: str
    ) -> tuple[int, dict[str, str], tuple[str, ...], bytes]:
        parts = urllib.parse.urlsplit(url)
        path = urllib.parse.quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
        if parts.query:
            path += "?" + urllib.parse.quote(parts.query, safe="=&%/:@!$'()*+,;~?[]")
        headers = {"Host": self._host, "Accept": "text/html,*/*;q=0.8", "Accept-Language": "en", **self._headers}
        if self._cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        if body is not None:
            headers |= {"Content-Type": kind, "Origin": self.base, "Referer": self._url}
        connection = http.client.HTTPConnection(self._host, timeout=60)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            content = response.read()
            if response.headers.get("Content-Encoding") == "gzip":
                content = gzip.decompress(content)
        finally:
            connection.close()
        self.heard += [str(response.headers).encode(), content]
        cookies = tuple(sorted(self._cookie(line) for line in response.headers.get_all("Set-Cookie") or ()))
        return response.status, {name.lower(): value for name, value in response.headers.items()}, cookies, content

    def _cookie(self, line: str) -> str:
        """Keep the cookie; its name and flags without what changes from run to run."""
        pair, *flags = [part.strip() for part in line.split(";")]
        name, _, value = pair.partition("=")
        lower = [flag.lower() for flag in flags]
        gone = not value or "max-age=0" in lower or any(f.startswith("expires=") and "1970" in f for f in lower)
        if gone:
            self._cookies.pop(name, None)
        else:
            self._cookies[name] = value
        kept = sorted(flag for flag in lower if not flag.startswith(("expires", "max-age")))
        return " ".join([name, *(["deleted"] if gone else []), *kept])

    def _plain(self, text: str) -> str:
        """The text without this server's own address and without signatures."""
        for found, word in ((self.base, "ORIGIN"), (self._host, "HOST")):
            text = text.replace(found, word).replace(urllib.parse.quote(found, safe=""), word)
        return SIGNED.sub("SIGNED", text)


def _is_form(form: Form, at: int, which: object) -> bool:
    """`which`: a position, `#id`, `[name of a control]`, or a part of the action."""
    if not isinstance(which, str):
        return at == which
    if which.startswith("#"):
        return form.id == which[1:]
    if which.startswith("["):
        return which[1:-1] in form.names
    return which in form.action


def _multipart(pairs: Sequence[tuple[str, str | tuple[str, bytes, str]]]) -> bytes:
    body = b""
    for name, value in pairs:
        head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'
        content = value.encode() if isinstance(value, str) else value[1]
        if not isinstance(value, str):
            head += f'; filename="{value[0]}"\r\nContent-Type: {value[2]}'
        body += head.encode() + b"\r\n\r\n" + content + b"\r\n"
    return body + f"--{_BOUNDARY}--\r\n".encode()
