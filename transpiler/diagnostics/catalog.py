"""Every diagnostic code: its severity and what `jinja2tsx explain CODE` says about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Severity, a one-line summary and the longer explanation (plain text, markdown code spans)."""

    severity: Severity
    summary: str
    explanation: str


CATALOG: dict[str, Entry] = {
    "syntax-error": Entry(
        "error",
        "Jinja2 refuses this template",
        "The template does not parse. Jinja2 raises `TemplateSyntaxError` for it, so it renders no page today.",
    ),
    "nesting-limit": Entry(
        "error",
        "the template nests deeper than Jinja2 can compile",
        "Jinja2 compiles a template to Python, which allows about 100 nested blocks. Move inner parts to partials.",
    ),
    "missing-template": Entry(
        "error",
        "a template that is named does not exist",
        "Jinja2 raises `TemplateNotFound` where the name is used. Only `ignore missing` and a list of names with at "
        "least one that exists are allowed to name missing templates.",
    ),
    "extends-cycle": Entry(
        "error",
        "a template extends itself",
        "Following `extends` from this template leads back to it, so Jinja2 never finishes rendering it.",
    ),
    "dynamic-extends": Entry(
        "warning",
        "which template is extended is known only at run time",
        "The name of the parent comes from the context. The component chooses among the templates that the app's code "
        "gives things of that name, else among those that show one of the blocks filled here or below; any other name "
        "raises an error. Write a literal name, a list or a condition between literals, and the choice is exact.",
    ),
    "dynamic-include": Entry(
        "warning",
        "which template is included or imported is known only at run time",
        "The name comes from the context. The component chooses among the templates that the app's code gives things "
        "of that name, else among those of the same root that can stand there; any other name raises an error. Text "
        'around the name narrows the choice: `"widgets/" ~ kind ~ ".html"` can name only the templates in `widgets/`.',
    ),
    "block-in-macro": Entry(
        "warning",
        "a macro shows a block that children fill",
        "Jinja2 shows the child's body, also inside of a macro that the layout calls. The component of the macro takes "
        "no slots: it shows what the macro's own template writes in the block. Show the block outside of the macro.",
    ),
    "object-equality": Entry(
        "warning",
        "two objects are compared",
        "`{% if user == row %}` asks Python whether both are the same object, or calls `__eq__`. Of objects that it "
        "passes, Python tells the answer. One that the template makes itself (`{% set row = {...} %}`) is compared by "
        "the attributes that templates read: two objects with equal attributes count as equal. Compare ids instead. "
        "`is sameas` takes equal objects for the same one.",
    ),
    "computed-attribute": Entry(
        "warning",
        "which attribute is read is known only at run time",
        "`user|attr(name)` may read anything, so the whole value has to be sent. That works for dicts and lists; an "
        "object of a Python class is no data, and the props request fails. What stands under a computed key "
        "(`form[name]`) is sent as Jinja2 found it. Of `config`, `session`, `g` and the request only what templates "
        "read is ever sent, so that secrets stay in Python: `{{ config|tojson }}` shows no more.",
    ),
    "case-clash": Entry(
        "note",
        "two templates have names that differ only in case",
        "File systems of macOS and Windows do not tell them apart, so the module of the second one gets a number.",
    ),
    "prints-none": Entry(
        "note",
        "a printed value may be None",
        "Jinja2 prints None as `None`, and so does the component. Write `{{ value or '' }}` to print nothing instead.",
    ),
    "html-raw-region": Entry(
        "note",
        "a region is no tree and is written as an HTML string",
        "Tags open and close across branches in a way that no element tree can say. The element around the region gets "
        "its content through `dangerouslySetInnerHTML`, escaped as Jinja2 escapes, so a browser builds the same page.",
    ),
    "misnested-html": Entry(
        "warning",
        "tags that browsers repair stand in no element of their body",
        "For `<b><p>x</b>y</p>` or text directly in a table a browser builds another tree than the one written. Inside "
        "an element that is a string which the browser repairs; a whole body is parsed to elements as it is written.",
    ),
    "open-block": Entry(
        "warning",
        "a block opens or closes elements for its layout",
        "What the layout shows after the block would stand inside the elements that the block leaves open, or outside "
        "of those it closes. A component is a whole tree: the elements end where the block ends. Where the layout is a "
        "whole document that writes html, head and body, or a part of one, the page is written as a text instead.",
    ),
    "json-in-quotes": Entry(
        "warning",
        "JSON is printed between double quotes",
        "`tojson` leaves the double quotes of texts and keys as they are, so Jinja's page ends the attribute at the "
        "first one and reads the rest as attributes. The component sets the attribute to the whole JSON. Write single "
        "quotes around it (`data-x='{{ x|tojson }}'`), and both are the same.",
    ),
    "trusted-in-quotes": Entry(
        "note",
        "a value marked safe is printed between quotes",
        "Jinja escapes nothing in it, so a quote in the value ends the attribute in Jinja's page. The component sets "
        "the attribute to the whole value. Without `|safe` both are the same.",
    ),
    "unquoted-value": Entry(
        "note",
        "a value is printed into an attribute without quotes",
        "In Jinja's page a space in the value ends the attribute, and where the value is empty the next attribute "
        "becomes it. The component sets the attribute to the whole value. With quotes both are the same.",
    ),
    "possibly-blocked-url": Entry(
        "note",
        "a URL comes from data",
        "React replaces `javascript:` URLs by one that throws. Other URLs are the same.",
    ),
    "plain-form": Entry(
        "note",
        "a form stays a plain form",
        "With `--actions`, a form whose answer is the page it stands on is sent by a Server Action and its answer is "
        "shown in place. The others are sent by the browser, which loads the answer as a page.",
    ),
    "ignored-value": Entry(
        "note",
        "the value of a boolean attribute is not evaluated",
        "HTML reads `disabled` as on whatever its value, so the component only says that it is on.",
    ),
    "dynamic-tag": Entry(
        "note",
        "a tag name is computed",
        "The element is created from a name known at run time.",
    ),
    "unknown-endpoint": Entry(
        "note",
        "no route is known for an endpoint",
        "`url_for` names an endpoint that was not found in the app's source, so the page cannot build the link. Python "
        "makes it while it renders the template, and sends it. Point `--app` at the code that registers the route, and "
        "the page builds the link itself.",
    ),
    "unknown-filter": Entry(
        "warning",
        "a filter is neither Jinja2's nor found in the app",
        "The component calls a stub of that name in `lib/env.ts`, which throws until it is written. Point `--app` at "
        "the code that registers the filter.",
    ),
    "unknown-test": Entry(
        "warning",
        "a test is neither Jinja2's nor found in the app",
        "The component calls a stub of that name in `lib/env.ts`, which throws until it is written. Point `--app` at "
        "the code that registers the test.",
    ),
    "unknown-macro": Entry(
        "warning",
        "an imported template has no macro of this name",
        "Jinja2 imports it as Undefined and raises where it is called. The component does the same.",
    ),
    "raises": Entry(
        "warning",
        "Jinja2 raises an error here",
        "Too many arguments for a macro, `super()` without a parent, a block that does not exist: Jinja2 raises when a "
        "page comes to this place, and so does the component. Pages that do not come to it are the same.",
    ),
    "unsayable-attribute": Entry(
        "warning",
        "React cannot print an attribute of this name",
        "React drops names such as `@click` or `(x)`. `@click` is written as `x-on:click`, which means the same to "
        "Alpine.js; other names are left out.",
    ),
    "unsupported-markup": Entry(
        "error",
        "markup that is not converted yet",
        "The message says which. Nothing is written for this template.",
    ),
    "unsupported-value": Entry(
        "error",
        "a value that cannot be written in TypeScript yet",
        "Macros, modules and loops can be called and read where they stand, but not handed on as values.",
    ),
    "unsupported-call": Entry(
        "error",
        "a call whose arguments cannot be followed",
        "Arguments that are unpacked at run time, or that the callee does not take.",
    ),
    "unsupported-loop": Entry(
        "error",
        "a loop that is not converted yet",
        "`break` and `continue` are converted in the body of their loop, but not in a `filter`, `set` or `call` block "
        "there.",
    ),
    "dynamic-import": Entry(
        "error",
        "which template is imported is known only at run time",
        "Macros are imported by name when the template is converted. Name the template.",
    ),
    "type-mismatch": Entry(
        "error",
        "a value is used as different types in different places",
        "The uses of one name disagree, so no single TypeScript type fits. Declare the type in the Python code, or "
        "convert the value in the template (`|string`, `|int`).",
    ),
    "custom-tag": Entry(
        "warning",
        "the arguments of a custom tag are no expressions",
        "The tag's function in `lib/env.ts` gets the source text of its arguments.",
    ),
    "debug-undefined": Entry(
        "warning",
        "DebugUndefined names the class of an object that lacks an attribute",
        "Jinja2 prints ``{{ no such element: models.User object['name'] }}``. An object is sent as the keys that the "
        "templates read, so the component says `dict object` whatever its class is.",
    ),
    "debug-tag": Entry(
        "warning",
        "`{% debug %}` prints Python objects",
        "The component prints nothing there. Remove the tag before converting.",
    ),
    "not-utf-8": Entry(
        "error",
        "a template file is not UTF-8",
        "Jinja2's loaders read UTF-8 unless told otherwise. Save the file as UTF-8 and convert again.",
    ),
    "unreadable-file": Entry(
        "error",
        "a template file cannot be read",
        "The file exists but the system refuses to read it, or its name is no UTF-8.",
    ),
    "shadowed-template": Entry(
        "note",
        "two template roots hold a file of the same name",
        "Jinja2's loader takes the first root that has a name, in the order of the roots. The other file is never "
        "rendered, so it is not converted.",
    ),
    "internal-error": Entry(
        "error",
        "jinja2tsx failed on a template",
        "A fault of jinja2tsx: the other templates are converted. Please report it with the template.",
    ),
    "compile-error": Entry(
        "error",
        "Jinja2 parses this template but cannot compile it",
        "Two blocks of one name, `extends` inside another block, a loop variable called `loop`, `break` outside of a "
        "loop, an argument given twice: Jinja2, or Python, to which it compiles, raises an error for it, so it renders "
        "no page today.",
    ),
    "failed-part": Entry(
        "warning",
        "a template that this one extends, includes or imports is not written",
        "The module imports one that has an error, so `tsc` refuses it until the other template converts.",
    ),
    "functional-comment": Entry(
        "warning",
        "a comment with a meaning is left out",
        "React prints no comments, and Knockout reads its bindings from `<!-- ko -->`. The element around one keeps "
        "its content as HTML text; where a template has none around it, the comment is lost. Remarks are dropped "
        "without a word.",
    ),
    "conditional-comment": Entry(
        "note",
        "a comment for old versions of Internet Explorer is left out",
        "Conditional comments (`<!--[if lt IE 9]>`) are read by Internet Explorer 5 to 9 alone, in which React does "
        "not run. What stands between `<!--[if !IE]><!-->` and `<!--<![endif]-->` is seen by every browser and stays.",
    ),
}
