from transpiler.closure import closure


def test_what_is_reached_in_a_circle() -> None:
    edges = {"a": "b", "b": "ca", "d": "a"}
    assert closure(["a"], lambda one: edges.get(one, "")) == {"a", "b", "c"}
    assert closure([], lambda one: edges[one]) == frozenset()
