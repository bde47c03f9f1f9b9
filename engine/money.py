"""Money: integer cents, splits that lose no cent, and the double-entry ledger.

It knows who may owe money and who may not; it does not know why money moves: the rules give the reason, and emit each
entry as an event. The ledger itself keeps only the balances and the number of the next entry. Splits use the largest
remainder (Hare quota). The convention for debit and credit stands at LedgerEntry.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import isfinite
from typing import TypeAlias

Cents: TypeAlias = int

MARKET = "market"
COSTS = "costs"


class MoneyError(ValueError):
    """Money that cannot be split as asked; the message names the value and what would be right."""


class LedgerError(ValueError):
    """A posting or a ledger that double entry forbids; the message names the account and the amount."""


def split_largest_remainder(total: Cents, weights: Sequence[float | int | Fraction]) -> tuple[Cents, ...]:
    """Split `total` cents (0 or more) in proportion to `weights` (finite, 0 or more, not all 0), without losing a cent.

    Each part is the exact share rounded down, and the cents left over go one by one to the largest remainders; of equal
    remainders the earlier position comes first. Weights are taken at their exact binary value, so nothing depends on
    rounding. Raises MoneyError.
    """
    if total < 0:
        raise MoneyError(f"cannot split {total} cents: the total must be 0 or more")
    if not weights:
        raise MoneyError(f"cannot split {total} cents among nobody: give at least one weight")
    for position, weight in enumerate(weights):
        if not isfinite(weight):
            raise MoneyError(f"weight {position} is {weight}: weights must be finite numbers")
        if weight < 0:
            raise MoneyError(f"weight {position} is {weight}: weights must be 0 or more (clamp them first)")
    exact = [Fraction(weight) for weight in weights]
    whole = sum(exact)
    if whole == 0:
        raise MoneyError(f"cannot split {total} cents: all {len(weights)} weights are 0, at least one must be above 0")
    quotas = [total * weight / whole for weight in exact]
    parts = [int(quota) for quota in quotas]
    by_remainder = sorted(range(len(quotas)), key=lambda position: parts[position] - quotas[position])
    for position in by_remainder[: total - sum(parts)]:
        parts[position] += 1
    return tuple(parts)


def format_cents(amount: Cents) -> str:
    """The amount in whole units with two decimals: 12345 -> "123.45", -5 -> "-0.05"."""
    sign = "-" if amount < 0 else ""
    units, cents = divmod(abs(amount), 100)
    return f"{sign}{units}.{cents:02d}"


def player_account(player: int) -> str:
    """The account of a player (numbered from 1)."""
    return f"player:{player}"


def federation_account(federation: int) -> str:
    """The account of a federation (numbered from 1)."""
    return f"federation:{federation}"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One movement of money: as on a bank statement, the debited account loses `amount`, the credited one gets it.

    `entry` is numbered from 1 within the game, `amount` is in cents, above 0.
    """

    entry: int
    tick: int
    debit: str
    credit: str
    amount: Cents
    reason: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """Balances in cents by account, and the number of the next entry. An immutable value: posting gives a new ledger.

    Accounts are `market` (the source) and `costs` (the sink), which may be below zero, and `player:N` and
    `federation:N`, which may not. The balances always add up to 0. An account that never moved has balance 0. Treat
    `balances` as read-only. Raises LedgerError.
    """

    balances: Mapping[str, Cents] = field(default_factory=dict)
    next_entry: int = 1

    def __post_init__(self) -> None:
        if self.next_entry < 1:
            raise LedgerError(f"the next entry is numbered {self.next_entry}: entries are numbered from 1")
        for account, balance in self.balances.items():
            _check_account(account)
            if balance < 0 and account not in (MARKET, COSTS):
                raise LedgerError(f"{account} has {format_cents(balance)}: only market and costs may be below zero")
        if self.total() != 0:
            raise LedgerError(f"the balances add up to {format_cents(self.total())}: they must add up to 0.00")

    def post(self, tick: int, debit: str, credit: str, amount: Cents, reason: str) -> "tuple[Ledger, LedgerEntry]":
        """Move `amount` cents (above 0) from `debit` to `credit`: the ledger after it, and the entry to emit.

        Raises LedgerError; then nothing has moved.
        """
        if type(amount) is not int or amount <= 0:
            raise LedgerError(
                f"cannot move {amount!r} from {debit} to {credit}: the amount must be a whole number of cents above 0"
            )
        for account in (debit, credit):
            _check_account(account)
        if debit == credit:
            raise LedgerError(f"cannot move {format_cents(amount)} from {debit} to itself: debit and credit are one")
        left = self.balance(debit) - amount
        if left < 0 and debit not in (MARKET, COSTS):
            raise LedgerError(
                f"{debit} has {format_cents(self.balance(debit))}, too little to pay {format_cents(amount)} to {credit}"
                f" ({reason})"
            )
        balances = {**self.balances, debit: left, credit: self.balance(credit) + amount}
        return Ledger(balances, self.next_entry + 1), LedgerEntry(self.next_entry, tick, debit, credit, amount, reason)

    def balance(self, account: str) -> Cents:
        """The balance of `account` in cents; 0 if it never moved."""
        return self.balances.get(account, 0)

    def total(self) -> Cents:
        """The sum of all balances: always 0."""
        return sum(self.balances.values())


def _check_account(account: str) -> None:
    if account in (MARKET, COSTS):
        return
    kind, _, number = account.partition(":")
    if kind in ("player", "federation") and number.isdecimal() and number.isascii() and not number.startswith("0"):
        return
    raise LedgerError(f"there is no account {account!r}: there are market, costs, player:N and federation:N, N from 1")
