"""The routes of simulated games: start some of an arm, see how far they are, stop them."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Request

from fedgame.api.answers import new_router
from fedgame.api.arms import FromDesk, WithAccount, WithArm, refusing
from fedgame.api.problems import Refused
from fedgame.studies.trials import Trial, TrialRunning, Trials
from fedgame.wire.arms import Simulation, StartSimulation


def _trials(request: Request) -> Trials:
    return cast(Trials, request.app.state.trials)


FromTrials = Annotated[Trials, Depends(_trials)]

router = new_router()


@router.post("/arms/{arm_id}/simulation", status_code=202)
async def simulate_arm(wanted: StartSimulation, access: WithArm, desk: FromDesk, trials: FromTrials) -> Simulation:
    """Have bots play the arm as it is saved; one simulation of an account runs at a time."""
    with refusing():
        scenario = await desk.playable(access.card)
    try:
        trial = trials.start(access.who.account.id, scenario, access.card.version, wanted.seed)
    except TrialRunning:
        raise Refused(409, "simulation.busy", "A simulation of yours still runs: wait for it, or stop it.") from None
    return _told(trial)


@router.get("/simulation")
async def simulation(who: WithAccount, trials: FromTrials) -> Simulation:
    """The caller's last simulation, running or over."""
    return _told(_of(who.account.id, trials))


@router.delete("/simulation")
async def stop_simulation(who: WithAccount, trials: FromTrials) -> Simulation:
    """Stop it; what has been played is the result. Nothing happens where it is over."""
    trial = _of(who.account.id, trials)
    trial.stop()
    return _told(trial)


def _of(account: str, trials: Trials) -> Trial:
    trial = trials.of(account)
    if trial is None:
        raise Refused(404, "simulation.none", "You have started no simulation since the server was started.")
    return trial


def _told(trial: Trial) -> Simulation:
    return Simulation(
        arm_id=trial.arm_id,
        version=trial.version,
        seed=trial.seed,
        status=trial.status,
        games=trial.games,
        played=len(trial.outcomes),
        seconds=trial.seconds,
        seconds_left=trial.seconds_left,
        result=trial.result,
        failure=trial.failure,
    )
