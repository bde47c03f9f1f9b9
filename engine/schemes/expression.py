"""The expressions that a formula may be: read, held to a short list of what is allowed, and the functions in them.

Nothing is evaluated here. All numbers are floats, and powers, logarithms and exponentials go by decimal arithmetic of 40
digits, because the C libraries of two machines may differ in the last bit, and a replay must not.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from math import inf, isfinite, isnan, nan, sqrt

from engine.schemes.parameters import SchemeError

MAX_LETTERS = 300
MAX_NODES = 120
"""Numbers, names, operators and calls."""
MAX_DEPTH = 24
"""Of these within each other."""

_DIGITS = Context(prec=40, Emin=MIN_EMIN, Emax=MAX_EMAX)
_LARGEST_EXPONENT, _SMALLEST_EXPONENT = 710, -746
"""Beyond these, e to the power of it is beyond any float, or 0."""


def power(base: float, exponent: float) -> float:
    """base ** exponent; no number for a root of a negative one, a division by 0, and whatever is infinite already."""
    if not (isfinite(base) and isfinite(exponent)):
        return nan
    if exponent == 0:
        return 1.0
    if base == 0:
        return 0.0 if exponent > 0 else nan
    whole = exponent == int(exponent)
    if base < 0 and not whole:
        return nan
    size = _exp(_DIGITS.multiply(Decimal(exponent), _DIGITS.ln(Decimal(abs(base)))))
    return -size if base < 0 and int(exponent) % 2 else size


def log(number: float) -> float:
    """The natural logarithm; no number for one that is not above 0."""
    return float(_DIGITS.ln(Decimal(number))) if 0 < number < inf else nan


def exp(number: float) -> float:
    return nan if isnan(number) else _exp(Decimal(number))


def _exp(number: Decimal) -> float:
    if number > _LARGEST_EXPONENT:
        return inf
    return 0.0 if number < _SMALLEST_EXPONENT else float(_DIGITS.exp(number))


def root(number: float) -> float:
    """The square root; no number for a negative one."""
    return sqrt(number) if number >= 0 else nan


def divided(dividend: float, divisor: float) -> float:
    """No number for a division by 0."""
    return dividend / divisor if divisor else nan


OPERATORS: Mapping[type[ast.AST], Callable[..., object]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: divided,
    ast.Pow: power,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Not: operator.not_,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}

FUNCTIONS: Mapping[str, tuple[Callable[..., float], int]] = {
    "min": (min, 2),
    "max": (max, 2),
    "abs": (abs, 1),
    "sqrt": (root, 1),
    "log": (log, 1),
    "exp": (exp, 1),
}
"""With how many numbers they take: two or more, or exactly one."""

_WITHOUT_CONTENT = (ast.And, ast.Or, ast.Load)


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression that is allowed, and the names that it uses."""

    tree: ast.expr
    names: frozenset[str]


class _NotAllowedError(Exception):
    """What is not, and at which letter from 1."""

    def __init__(self, what: str, letter: int | None = None) -> None:
        super().__init__(f"at letter {letter}, {what}" if letter else what)


def read_expression(text: str, names: Sequence[str]) -> Expression:
    """The expression that `text` is, of these names. Raises SchemeError, which says what is wrong where, and what may be.

    Whatever the text is, that takes no longer than a text of MAX_LETTERS can take.
    """
    try:
        tree = _parsed(text)
        used: set[str] = set()
        if _checked(tree, names, used, 1) > MAX_NODES:
            raise _NotAllowedError(f"it has more than {MAX_NODES} numbers, names and operators")
    except _NotAllowedError as refused:
        shown = text if len(text) <= 60 else f"{text[:60]}..."
        raise SchemeError(
            f"the expression is {shown!r}: {refused}. Numbers, the names {', '.join(names)}, + - * / **, comparisons, and, or, "
            f"not, A if B else C, and {', '.join(FUNCTIONS)} are allowed"
        ) from None
    return Expression(tree, frozenset(used))


def _parsed(text: str) -> ast.expr:
    if len(text) > MAX_LETTERS:
        raise _NotAllowedError(f"it has {len(text)} letters, more than {MAX_LETTERS}")
    strange = next((place for place, letter in enumerate(text) if not " " <= letter <= "~"), None)
    if strange is not None:
        raise _NotAllowedError(f"{text[strange]!r} is no letter, digit or sign of plain text", strange + 1)
    try:
        return ast.parse(text.strip(), mode="eval").body
    except SyntaxError as error:
        raise _NotAllowedError("it cannot be read", error.offset) from None
    except (ValueError, MemoryError, RecursionError):
        raise _NotAllowedError("it cannot be read") from None


def _checked(node: ast.AST, names: Sequence[str], used: set[str], depth: int) -> int:
    """How many nodes there are in a tree in which all is allowed; each number in it has become a float."""
    letter = getattr(node, "col_offset", 0) + 1
    if depth > MAX_DEPTH:
        raise _NotAllowedError(f"it is nested more than {MAX_DEPTH} deep", letter)
    if isinstance(node, ast.Constant):
        return _number(node, letter)
    if isinstance(node, ast.Name):
        if node.id not in names:
            raise _NotAllowedError(f"the name {node.id} is not known", letter)
        used.add(node.id)
        return 1
    if isinstance(node, ast.Call):
        inner: list[ast.AST] = _arguments(node, letter)
    elif isinstance(node, ast.BinOp | ast.UnaryOp | ast.BoolOp | ast.Compare | ast.IfExp):
        inner = list(ast.iter_child_nodes(node))
    elif isinstance(node, _WITHOUT_CONTENT) or type(node) in OPERATORS:
        return 0
    else:
        raise _NotAllowedError(f"{_SAID.get(type(node), type(node).__name__)} is not allowed", letter)
    return 1 + sum(_checked(part, names, used, depth + 1) for part in inner)


def _number(node: ast.Constant, letter: int) -> int:
    if type(node.value) not in (int, float):
        raise _NotAllowedError(f"{ast.unparse(node)[:40]} is no number", letter)
    try:
        node.value = float(node.value)  # type: ignore[arg-type]  # an int or a float
    except OverflowError:
        node.value = inf
    if not isfinite(node.value):
        raise _NotAllowedError("the number is too large", letter)
    return 1


def _arguments(node: ast.Call, letter: int) -> list[ast.AST]:
    if not isinstance(node.func, ast.Name) or node.func.id not in FUNCTIONS:
        raise _NotAllowedError("this function is not known", letter)
    _, count = FUNCTIONS[node.func.id]
    if node.keywords or any(isinstance(argument, ast.Starred) for argument in node.args):
        raise _NotAllowedError(f"{node.func.id} takes plain values only", letter)
    if len(node.args) < count or (count == 1 and len(node.args) > 1):
        raise _NotAllowedError(f"{node.func.id} takes {'one value' if count == 1 else 'two values or more'}", letter)
    return list(node.args)


_SAID: Mapping[type[ast.AST], str] = {
    ast.Attribute: "a part of something (a dot with a name)",
    ast.Subscript: "a place in something (square brackets)",
    ast.Lambda: "a function of its own",
    ast.JoinedStr: "a text",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.BitXor: "^ (a power is written **)",
    ast.NamedExpr: ":=",
}
