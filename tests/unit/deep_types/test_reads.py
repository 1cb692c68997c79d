"""What is asked about is what a type says templates read."""

from transpiler.deep_types.reads import Attribute, Call, Element, Item, reads_of
from transpiler.types import INT, NONE, STR, ContextPath, Dict, Field, List, Object, Tuple, Union


def test_paths_of_objects_in_lists() -> None:
    author = Object("Author", {"name": Field(STR)})
    post = Object("Post", {"author": Field(Union((author, NONE))), "tags": Field(List(STR))})
    assert list(reads_of(List(post)).paths()) == [
        (),
        (Item(),),
        (Item(), Attribute("author")),
        (Item(), Attribute("author"), Attribute("name")),
        (Item(), Attribute("tags")),
        (Item(), Attribute("tags"), Item()),
    ]


def test_a_shape_inside_itself_is_followed_once() -> None:
    comment = Object("Comment", {"text": Field(STR)})
    comment.fields["replies"] = Field(List(comment))
    assert (Attribute("replies"), Item()) in reads_of(comment).paths()
    assert max(map(len, reads_of(comment).paths())) == 2


def test_calls_with_constants_are_asked_and_those_with_names_of_the_page_are_not() -> None:
    user = Object("User")
    user.fields["can"] = Field(STR, call=(("edit",), (("class", "x"), ("times", 2))))
    user.fields["sees"] = Field(STR, call=((ContextPath(("post",)),), ()))
    assert list(reads_of(user).paths()) == [(), (Call("can", "'edit', times=2, **{'class': 'x'}"),)]


def test_items_of_dicts_and_places_of_tuples() -> None:
    found = list(reads_of(Dict(STR, Tuple((INT, STR)))).paths())
    assert found == [(), (Item(of_dict=True),), *((Item(of_dict=True), Element(index)) for index in (0, 1))]
