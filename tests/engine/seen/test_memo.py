"""What is kept of the last computation: never an answer to another question, and one object for equal answers."""

from engine.seen.memo import Memo


def test_a_value_is_computed_again_when_what_it_follows_from_is_another() -> None:
    memo, computed = Memo(), list[int]()

    def double(number: int) -> list[int]:
        computed.append(number)
        return [2 * number]

    first = memo.get("double", 1, lambda: double(1))
    assert memo.get("double", 1, lambda: double(1)) is first
    assert memo.get("double", 2, lambda: double(2)) == [4]
    assert memo.get("double", 1, lambda: double(1)) == [2]
    assert computed == [1, 2, 1]


def test_names_are_apart() -> None:
    memo = Memo()
    assert memo.get("one", 7, lambda: "first") == "first"
    assert memo.get("other", 7, lambda: "second") == "second"


def test_an_equal_value_is_the_object_of_before() -> None:
    memo = Memo()
    first = memo.settle("names", ["Ann"])
    assert memo.settle("names", ["Ann"]) is first
    assert memo.settle("names", ["Bo"]) == ["Bo"]
    assert memo.settle("names", ["Ann"]) is not first


def test_what_was_cleared_is_computed_again() -> None:
    memo = Memo()
    memo.get("x", 1, lambda: "before")
    memo.clear()
    assert memo.get("x", 1, lambda: "after") == "after"
