"""What is the same page, and what is not."""

from __future__ import annotations

import pytest

from transpiler.verify import Difference, compare_many, compare_pages
from transpiler.verify.compare import compare_places

SAME = {
    "order of attributes": ('<p id="a" lang="b">x</p>', '<p lang="b" id="a">x</p>'),
    "boolean spellings": ("<input checked disabled>", '<input disabled="" checked="checked">'),
    "hidden": ("<p hidden>x</p>", '<p hidden="hidden">x</p>'),
    "spaces in class": ('<p class=" a\n b ">x</p>', '<p class="a b">x</p>'),
    "spaces in style": ('<p style="color : RED; ;margin: 0 , 1px">x</p>', '<p style="color:RED;margin:0,1px">x</p>'),
    "important": ('<p style="color:red!IMPORTANT">x</p>', '<p style="color:red !important">x</p>'),
    "comments": ("<p>a<!-- note -->b</p>", "<p>a<!-- -->b</p>"),
    "conditional comment": ("<!--[if IE]>x<![endif]--><p>a</p>", "<p>a</p>"),
    "doctype": ("<!doctype html><html><body>x</body></html>", "<html><body>x</body></html>"),
    "line ends": ("<pre>a\r\nb</pre>", "<pre>a\nb</pre>"),
    "spaces at block edges": ("<div> a <p> b </p> c </div>", "<div>a<p>b</p>c</div>"),
    "run of spaces": ("<p>a \n\t b</p>", "<p>a b</p>"),
    "space before or in an inline element": ("<p>a <b>b</b></p>", "<p>a <b> b</b></p>"),
    "space after a space in an inline element": ("<p><b>a </b> b</p>", "<p><b>a </b>b</p>"),
    "space before br": ("<p>a <br> b</p>", "<p>a<br>b</p>"),
    "spaces in a table": (
        "<table> <tbody> <tr> <td>a</td> </tr> </tbody> </table>",
        "<table><tr><td>a</td></tr></table>",
    ),
    "implied end tags": ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
    "entities": ("<p>&eacute;&amp;&#39;</p>", "<p>é&amp;'</p>"),
    "title moved to the head": (
        "<html><head></head><body><title>t</title><p>a</p></body></html>",
        "<html><head><title>t</title></head><body><p>a</p></body></html>",
    ),
    "image preload": (
        '<html><head><link rel="preload" as="image" href="/a.png"></head><body><img src="/a.png"></body></html>',
        '<html><head></head><body><img src="/a.png"></body></html>',
    ),
    "restored handler": (
        '<body><a onclick="go()">x</a></body>',
        '<body><script data-inline-handlers>1</script><a data-onclick="go()">x</a></body>',
    ),
}

DIFFERENT = {
    "text": ("<p>a</p>", "<p>b</p>"),
    "space between inline elements": ("<b>a</b> <b>b</b>", "<b>a</b><b>b</b>"),
    "no-break space": ("<p>a&nbsp;b</p>", "<p>a b</p>"),
    "space beside an image": ("<p>a <img src=x></p>", "<p>a<img src=x></p>"),
    "space in pre": ("<pre>a  b</pre>", "<pre>a b</pre>"),
    "space in textarea": ("<textarea> a</textarea>", "<textarea>a</textarea>"),
    "space in script": ("<script>a  b</script>", "<script>a b</script>"),
    "preformatted by style": ('<p style="white-space: pre">a  b</p>', '<p style="white-space: pre">a b</p>'),
    "attribute value": ('<a href="/a">x</a>', '<a href="/b">x</a>'),
    "missing attribute": ('<a href="">x</a>', "<a>x</a>"),
    "until-found": ('<p hidden="until-found">x</p>', "<p hidden>x</p>"),
    "semicolon in a style string": ("<p style=\"content: 'a;b'\">x</p>", "<p style=\"content: 'a; b'\">x</p>"),
    "order of classes": ('<p class="a b">x</p>', '<p class="b a">x</p>'),
    "missing element": ("<p>a<br></p>", "<p>a</p>"),
    "extra element": ("<p>a</p>", "<p>a</p><hr>"),
    "wrong element": ("<p><b>a</b></p>", "<p><i>a</i></p>"),
    "svg is not html": ("<svg><a>x</a></svg>", "<a>x</a>"),
    "knockout comment": ("<!-- ko if: a --><p>a</p><!-- /ko -->", "<p>a</p>"),
    "other title": ("<title>a</title>", "<title>b</title>"),
    "missing meta": ('<html><head><meta name="a" content="b"></head></html>', "<html><head></head></html>"),
    "style sheets keep their place": (
        '<p>a</p><link rel="stylesheet" href="a.css">',
        '<link rel="stylesheet" href="a.css"><p>a</p>',
    ),
    "handler without the script that restores it": ('<a onclick="go()">x</a>', '<a data-onclick="go()">x</a>'),
    "noscript is markup": ("<noscript><p>a</p></noscript>", "<noscript><p>b</p></noscript>"),
    "template content": ("<template><p>a</p></template>", "<template><p>b</p></template>"),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_same_page(pair: tuple[str, str]) -> None:
    a, b = pair
    assert compare_many([(a, b), (b, a)]) == [None, None]


@pytest.mark.parametrize("pair", DIFFERENT.values(), ids=DIFFERENT)
def test_different_page(pair: tuple[str, str]) -> None:
    a, b = pair
    assert None not in compare_many([(a, b), (b, a)])


def test_options_make_more_count() -> None:
    assert compare_pages("<p> a</p>", "<p>a</p>", exact=True)
    assert compare_pages('<p class=" a">x</p>', '<p class="a">x</p>', exact_attributes=True)
    assert compare_pages("<p>a<!-- b --></p>", "<p>a</p>", keep_comments=True)
    assert compare_pages("<!doctype html><p>a", "<html><p>a", doctype=True)
    assert compare_pages("<p>a</p><title>t</title>", "<title>t</title><p>a</p>", react=False)


def test_mode_decides_where_a_fragment_stands() -> None:
    fragment, page = "<p>a</p>", "<body><p>a</p></body>"
    assert compare_pages(fragment, page) is None, "one looks like a document, so both are parsed as one"
    assert compare_pages("<tr><td>a</td></tr>", "a", mode="document") is None, "a browser drops a row outside a table"
    assert compare_pages("<tr><td>a</td></tr>", "a", mode="fragment")


def test_the_difference_names_its_place() -> None:
    found = compare_pages('<ul id="m"><li>a</li><li>b</li></ul>', '<ul id="m"><li>a</li><li class="c">b</li></ul>')
    assert found == Difference("ul#m > li[2]", "attribute class", None, '"c"')
    assert str(found) == 'ul#m > li[2]: attribute class\n  A: (absent)\n  B: "c"'


def test_an_implied_element_stands_where_what_implies_it_does() -> None:
    jinja = "\n<p>early</p><html><head><link rel='stylesheet' href='a.css'></head><body>b</body></html>"
    react = "<html><head><link rel='stylesheet' href='a.css'></head><body><p>early</p>b</body></html>"
    (where,) = compare_places([(jinja, react)])
    assert where.first == where.last == jinja.index("early")
