"""What each part of the IR looks like in TypeScript."""

from __future__ import annotations

import pytest

from transpiler import ir
from transpiler.emit import emit
from transpiler.emit.imports import Imports
from transpiler.emit.writer import Writer
from transpiler.ir import build as b
from transpiler.options import Options
from transpiler.types import (
    BOOL,
    FLOAT,
    HTML,
    INT,
    MISSING,
    NODE,
    NONE,
    STR,
    UNKNOWN,
    Dict,
    Field,
    Function,
    List,
    Moment,
    Object,
    Str,
    Tuple,
    Type,
    Union,
)

A, B, C = ir.Name("a"), ir.Name("b"), ir.Name("c")


def printed(node: ir.Expr) -> str:
    return Writer(Imports("templates/page.tsx", "@", set())).expr(node)


@pytest.mark.parametrize(
    ("node", "text"),
    [
        (ir.Binary("*", ir.Binary("+", A, B), C), "(a + b) * c"),
        (ir.Binary("+", A, ir.Binary("*", B, C)), "a + b * c"),
        (ir.Binary("-", A, ir.Binary("-", B, C)), "a - (b - c)"),
        (ir.Binary("-", ir.Binary("-", A, B), C), "a - b - c"),
        (ir.Binary("**", ir.Unary("-", A), B), "(-a) ** b"),
        (ir.Binary("**", A, ir.Binary("**", B, C)), "a ** b ** c"),
        (ir.Binary("**", ir.Binary("**", A, B), C), "(a ** b) ** c"),
        (ir.Unary("-", ir.Unary("-", A)), "-(-a)"),
        (ir.Unary("-", ir.Num(-1)), "-(-1)"),
        (ir.Unary("!", ir.Unary("!", A)), "!!a"),
        (ir.Unary("!", b.equal(A, B)), "!(a === b)"),
        (ir.Logical("??", b.or_(A, B), C), "(a || b) ?? c"),
        (ir.Logical("||", ir.Logical("??", A, B), C), "(a ?? b) || c"),
        (ir.Logical("&&", A, ir.Logical("??", B, C)), "a && (b ?? c)"),
        (ir.Logical("||", ir.FilterCall("default", ir.Logical("??", A, B)), C), "(a ?? b) || c"),
        (b.and_(A, b.and_(B, C)), "a && b && c"),
        (b.and_(A, b.or_(B, C)), "a && (b || c)"),
        (b.or_(A, b.and_(B, C)), "a || b && c"),
        (ir.Conditional(ir.Conditional(A, B, C), B, C), "(a ? b : c) ? b : c"),
        (ir.Conditional(A, B, ir.Conditional(B, C, A)), "a ? b : b ? c : a"),
        (ir.Member(ir.Logical("??", A, B), "x"), "(a ?? b).x"),
        (ir.Member(A, "a-b"), 'a["a-b"]'),
        (ir.Member(A, "a-b", optional=True), 'a?.["a-b"]'),
        (ir.Member(ir.Num(1), "x"), "(1).x"),
        (ir.Member(ir.Num(-1), "x"), "(-1).x"),
        (ir.Index(A, ir.Num(0), optional=True), "a?.[0]"),
        (ir.Call(ir.Arrow((), A)), "(() => a)()"),
        (ir.Call(A, (ir.Spread(B),), optional=True), "a?.(...b)"),
        (ir.Arrow((), b.obj({"x": A})), "() => ({ x: a })"),
        (ir.Arrow((), ir.Member(ir.ObjectExpr(), "x")), "() => ({}.x)"),
        (ir.Member(ir.Cast(A, STR), "length"), "(a as string).length"),
        (ir.Binary("<", ir.Cast(A, INT), B), "(a as number) < b"),
        (ir.Cast(b.or_(A, B), STR), "(a || b) as string"),
        (ir.Num(1.0), "1"),
        (ir.Num(2.5), "2.5"),
        (ir.Str('say "x"\n\u2028\u00a0\ud800'), r'"say \"x\"\n\u2028\u00a0\ud800"'),
        (ir.Str("one\ntwo\nthree ${x}"), "`one\ntwo\nthree \\${x}`"),
        (ir.Template(("a`\\${", A, "$", B)), "`a\\`\\\\\\${${a}\\$${b}`"),
        (ir.Template(("plain",)), '"plain"'),
        (
            ir.ObjectExpr((ir.Entry("a", A), ir.Entry("b", A), ir.Entry("x-y", B), ir.Spread(C))),
            '{ a, b: a, "x-y": b, ...c }',
        ),
        (b.obj({"__proto__": A}), '{ ["__proto__"]: a }'),
        (ir.UrlFor("index", b.string("/")), '"/"'),
        (ir.Jsx(()), "null"),
        (ir.Jsx((ir.Text("x"),)), '"x"'),
        (ir.Jsx((ir.Print(b.or_(A, B)),)), "a || b"),
        (b.and_(A, ir.Jsx((ir.Print(b.or_(B, C)),))), "a && (b || c)"),
        (ir.StringOf((ir.Text("x"), ir.Print(A))), "`x${a}`"),
        (ir.StringOf((ir.Print(A),)), "a"),
    ],
)
def test_expression(node: ir.Expr, text: str) -> None:
    assert printed(node) == text


def test_an_int_that_javascript_rounds_is_refused() -> None:
    with pytest.raises(ValueError, match="9007199254740993"):
        printed(ir.Num(2**53 + 1))


LI = ir.Element("li", (), (ir.Print(A),))
ROW = b.pattern("a")


@pytest.mark.parametrize(
    ("node", "text"),
    [
        (ir.Element("br"), "<br />"),
        (ir.Element("p", (), (ir.Text("don't <b>"),)), "<p>\ndon&apos;t &lt;b&gt;\n</p>"),
        (ir.Element("p", (), (ir.Text(" a "), LI)), '<p>\n{" "}\na\n{" "}\n<li>\n{a}\n</li>\n</p>'),
        (ir.Element("p", (), (ir.Text("a"), ir.Text("  b"))), '<p>\n{"a  b"}\n</p>'),
        (ir.Element("p", (), (ir.Text("// a"),)), '<p>\n{"// a"}\n</p>'),
        (ir.Element("i", (ir.Attribute("title", ir.Str('a & b "c"')),)), '<i title="a &amp; b &quot;c&quot;" />'),
        (ir.Element("i", (ir.Attribute("title", ir.Str("a  b")),)), '<i title={"a  b"} />'),
        (ir.Element("i", (ir.Attribute("title", ir.Str("'\"")),)), '<i title={"\'\\""} />'),
        (ir.Element("i", (ir.Attribute("required"), ir.Attribute("x:y", b.TRUE))), "<i required x:y />"),
        (ir.Element("i", (ir.Attribute(":class", A), ir.AttributeSpread(B))), '<i {...{ ":class": a }} {...b} />'),
        (ir.Element(ir.Name("Tag"), (), (ir.Text("x"),)), "<Tag>\nx\n</Tag>"),
        (
            ir.Element(A, (ir.Attribute("id", B),), (ir.Text("x"), LI)),
            'createElement(a, { id: b }, "x", <li>\n{a}\n</li>)',
        ),
        (ir.Component(ir.Member(A, "Card"), (ir.Prop("x", ir.Jsx((LI,))),)), "<a.Card x={<li>\n{a}\n</li>} />"),
        (ir.Component(ir.Name("Card"), (ir.Prop("x", ir.Jsx((ir.Text("t"),))),)), '<Card x="t" />'),
        (
            ir.Component(ir.Name("Each"), (), children_function=ir.Arrow((ir.Parameter(ROW),), ir.Jsx((LI,)))),
            "<Each>\n{(a) => <li>\n{a}\n</li>}\n</Each>",
        ),
        (ir.If(B, (LI,)), "b && <li>\n{a}\n</li>"),
        (ir.If(B, (), (LI,)), "!b && <li>\n{a}\n</li>"),
        (
            ir.If(B, (ir.Text("x"),), (ir.If(C, (ir.Text("y"),), (LI, LI)),)),
            'b ? "x" : c ? "y" : <>\n<li>\n{a}\n</li>\n<li>\n{a}\n</li>\n</>',
        ),
        (ir.Loop(B, ROW, None, A, (LI,)), "b.map((a) => <li key={a}>\n{a}\n</li>)"),
        (
            ir.Loop(B, ROW, "i", ir.Name("i"), (ir.If(C, (LI,), (ir.Element("hr"),)),)),
            "b.map((a, i) => c ? <li key={i}>\n{a}\n</li> : <hr key={i} />)",
        ),
        (
            ir.Loop(B, ROW, None, A, (LI, LI)),
            "b.map((a) => <Fragment key={a}>\n<li>\n{a}\n</li>\n<li>\n{a}\n</li>\n</Fragment>)",
        ),
        (ir.Loop(B, ROW, None, A, (ir.Print(A),)), "b.map((a) => <Fragment key={a}>\n{a}\n</Fragment>)"),
        (
            ir.Loop(B, ROW, None, A, (LI,), (ir.Const(b.pattern("n"), C),), (ir.Text("none"),)),
            'b.length > 0 ? b.map((a) => {\nconst n = c;\nreturn <li key={a}>\n{a}\n</li>;\n}) : "none"',
        ),
        (ir.Loop(B, ROW, None, A, (ir.Element("li", (ir.Attribute("key", C),)),)), "b.map((a) => <li key={c} />)"),
        (ir.Block("main", (ir.Fragment((LI,)),)), "<li>\n{a}\n</li>"),
    ],
)
def test_jsx(node: ir.Markup, text: str) -> None:
    assert printed(ir.Jsx((node,))) == text


@pytest.mark.parametrize(
    ("node", "text"),
    [
        (
            ir.Component(A, (ir.Prop("key", B), ir.Prop("b", B), ir.Spread(C)), (ir.Text("x"),)),
            'a({ b, ...c, children: "x" })',
        ),
        (ir.If(B, (ir.Text("x"),)), 'b ? "x" : ""'),
        (ir.Loop(B, ROW, None, A, (ir.Text("- "), ir.Print(A), ir.Text("\n"))), 'b.map((a) => `- ${a}\n`).join("")'),
        (
            ir.Loop(B, ROW, None, None, (ir.Print(A),), (), (ir.Text("none"),)),
            'b.length > 0 ? b.join("") : "none"',
        ),
    ],
)
def test_string(node: ir.Markup, text: str) -> None:
    assert printed(ir.StringOf((node,))) == text


def test_an_element_in_text_is_a_fault_of_the_lowering() -> None:
    with pytest.raises(ValueError, match="'br'"):
        printed(ir.StringOf((ir.Element("br"),)))


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        (UNKNOWN, "unknown"),
        (Union((STR, NONE, MISSING)), "string | null | undefined"),
        (Union((INT, FLOAT)), "number"),
        (List(Union((STR, NONE))), "(string | null)[]"),
        (List(INT), "number[]"),
        (Dict(STR, BOOL), "[string, boolean][]"),
        (Tuple((STR, HTML)), "[string, Html]"),
        (Str(frozenset({"b", 'a"'})), '"a\\"" | "b"'),
        (List(Function((INT, STR), NODE)), "((a: number, b: string) => ReactNode)[]"),
        (Union((Function((), NODE), NONE)), "(() => ReactNode) | null"),
        (Moment("date"), "DateTime"),
        (Object("Post", {}, "types/models"), "Post"),
        (Object("Row"), "Row"),
    ],
)
def test_type(type_: Type, text: str) -> None:
    assert Writer(Imports("templates/page.tsx", "@", set())).type(type_) == text


def test_module() -> None:
    base = ir.Ref(ir.Import("templates/base", "default", "Base"))
    sidebar = ir.Ref(ir.Import("templates/base", "sidebar", "BaseSidebar"))
    post = Object("Post", {}, "types/models")
    rows = ir.Loop(ir.Name("Fragment"), b.pattern("x"), None, ir.Name("x"), (ir.Print(ir.Name("x")), ir.Text("!")))
    module = ir.Module(
        "templates/page.tsx",
        (
            ir.Interface(
                "PageProps", (("posts", Field(List(post))), ("x-y", Field(Union((STR, MISSING)), optional=True)))
            ),
            ir.TypeAlias("Either", Union((post, HTML))),
            ir.ModuleConst("size", ir.Num(3)),
            ir.Function(
                "Page",
                (
                    ir.Parameter(
                        ir.Pattern(entries=(("posts", "posts", None), ("x-y", "xy", ir.Str("")))), ir.Name("PageProps")
                    ),
                ),
                (
                    ir.IfStatement(
                        ir.Name("xy"), (ir.Return(ir.Null()),), (ir.IfStatement(A, (ir.Throw(B),), (ir.Break(),)),)
                    ),
                    ir.ForOf(
                        b.pattern("p"), ir.Name("posts"), (ir.Assign(ir.Name("n"), ir.Num(1), "+="), ir.Continue())
                    ),
                    ir.Return(ir.Jsx((ir.Component(base, (), (ir.Component(sidebar), rows)),))),
                ),
                default=True,
                doc="Shows */ posts.",
            ),
        ),
        header="page.html\u2028evil()",
    )
    assert (
        emit(module, Options())
        == """\
// page.html
// evil()

import { Fragment as ReactFragment } from "react";
import Base, { sidebar as BaseSidebar } from "@/templates/base";
import type { Html } from "@/lib/jinja/value";
import type { Post } from "@/types/models";

export interface PageProps {
posts: Post[];
"x-y"?: string;
}

export type Either = Post | Html;

export const size = 3;

/** Shows *\\/ posts. */
export default function Page({ posts, "x-y": xy = "" }: PageProps) {
if (xy) {
return null;
} else if (a) {
throw b;
} else {
break;
}
for (const p of posts) {
n += 1;
continue;
}
return <Base>
<BaseSidebar />
{Fragment.map((x) => <ReactFragment key={x}>
{x}!
</ReactFragment>)}
</Base>;
}
"""
    )


def test_imports_spell_the_output_folder_as_told() -> None:
    ctx = Object("Ctx", {}, "lib/ctx")
    module = ir.Module("templates/blog/index.tsx", (ir.TypeAlias("A", ctx),))
    assert 'from "~/lib/ctx"' in emit(module, Options(import_alias="~"))
    assert 'from "../../lib/ctx"' in emit(module, Options(import_alias="."))


def test_a_type_named_like_the_component_is_renamed() -> None:
    post = Object("Post", {}, "types/models")
    function = ir.Function("Post", (ir.Parameter(b.pattern("post"), post),), (ir.Return(),))
    code = emit(ir.Module("templates/post.tsx", (function,)), Options())
    assert code.startswith('import type { Post as PostType } from "@/types/models";')
    assert "Post(post: PostType)" in code


def test_a_shared_type_is_not_imported_into_its_own_module() -> None:
    post = Object("Post", {}, "types/models")
    interface = ir.Interface("Post", (("parent", Field(post)),))
    assert emit(ir.Module("types/models.ts", (interface,)), Options()) == "export interface Post {\nparent: Post;\n}\n"
