"""The type check of emitted code can fail, and says where."""

from __future__ import annotations

from pathlib import Path

from tests.support.tsc import check_types

LIB = "export const shout = (text: string): string => text.toUpperCase();\n"
PAGE = """import type { ReactNode } from "react";
import { shout } from "@/lib/text";
export default function Page({ name, children }: { name: string; children?: ReactNode }) {
  return <p>{shout(name)}{children}</p>;
}
"""


def test_errors_are_told_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "text.ts").write_text(LIB, encoding="utf-8")
    page = tmp_path / "page.tsx"
    page.write_text(PAGE, encoding="utf-8")
    assert check_types(tmp_path) == []
    page.write_text(PAGE.replace("shout(name)", "shout(3)"), encoding="utf-8")
    (error,) = check_types(tmp_path)
    assert error.startswith("page.tsx(4,")
    page.write_text("export const f = (x) => x;\n", encoding="utf-8")
    assert "implicitly has an 'any' type" in check_types(tmp_path)[0]
