"""The routes of sharing: who else may read an experiment and take its data. Whoever may read may change nothing."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Request

from fedgame.api.answers import new_router
from fedgame.api.experiments import FromExperiments, WithExperiment
from fedgame.api.problems import Refused
from fedgame.api.sessions import told
from fedgame.people.accounts import Accounts
from fedgame.storage import AccountCard, Conflict
from fedgame.wire.experiments import Reader, SetReaders

router = new_router()


def _accounts(request: Request) -> Accounts:
    return cast(Accounts, request.app.state.accounts)


FromAccounts = Annotated[Accounts, Depends(_accounts)]


@router.get("/experiments/{experiment_id}/readers")
async def readers(access: WithExperiment, desk: FromExperiments, accounts: FromAccounts) -> tuple[Reader, ...]:
    """Whom it is shared with, by name. Admins and viewers read every experiment and need not be among them."""
    shared = await desk.book.readers(access.experiment.experiment_id)
    return tuple(Reader(name=card.name, role=card.role) for card in await accounts.book.accounts() if card.id in shared)


@router.put("/experiments/{experiment_id}/readers")
async def set_readers(
    wanted: SetReaders, access: WithExperiment, desk: FromExperiments, accounts: FromAccounts
) -> tuple[Reader, ...]:
    """Share it with these accounts and no others; each change is a line of the audit log."""
    found = [await _called(name, accounts) for name in wanted.names]
    ids = frozenset(card.id for card in found) - {access.experiment.owner}
    with told():
        try:
            await desk.share(access.experiment.experiment_id, ids, access.who)
        except Conflict:
            raise Refused(404, "experiment.unknown", "There is no such experiment any more.") from None
    return await readers(access, desk, accounts)


async def _called(name: str, accounts: Accounts) -> AccountCard:
    found = await accounts.book.password_of_name(name)
    if found is None or found[0].disabled_at is not None:
        raise Refused(404, "account.unknown", f"Nobody on this server has an account called {name!r}.")
    return found[0]
