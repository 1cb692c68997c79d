"""The faults that are seeded into emitted code."""

from __future__ import annotations

from tests.corpora.mutations import KINDS, Seed, seeds

MODULE = """
import { upper } from "@/lib/jinja/letter-case";
import { truthy } from "@/lib/jinja/truthy";
import type { Html } from "@/lib/jinja/value";

export default function Page({ name, posts, x }: { name: string; posts: string[]; x: unknown }) {
  return (
    <ul id="ü list">
      {posts.length > 0 ? posts.map((post, index) => <li key={index}>{index + 1} of many {upper(post)}</li>) : null}
      <b>{name}</b>{" "}
      {truthy(x) && <i>{x ?? "None"}</i>}
    </ul>
  );
}
"""


def found() -> list[Seed]:
    return seeds({"templates/page.tsx": MODULE})


def test_every_kind_is_found() -> None:
    assert {seed.kind for seed in found()} == set(KINDS)


def test_a_fault_takes_the_place_of_code_behind_other_letters() -> None:
    files = {"templates/page.tsx": MODULE}
    lines = {seed.into(files, seed.text)["templates/page.tsx"] for seed in found() if seed.kind == "dropped filter"}
    assert lines == {MODULE.replace("upper(post)", "(post)")}


def test_keys_and_types_are_left_alone() -> None:
    changed = [MODULE[seed.start : seed.end] for seed in found()]
    assert not any(code.startswith("key=") or code == "Html" for code in changed)
    loop = [seed for seed in found() if seed.kind == "changed loop attribute"]
    assert [MODULE[one.start - 1 : one.end + 4] for one in loop] == ["{index + 1"]
