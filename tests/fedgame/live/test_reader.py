"""How a program reads a connection: a change is the view after it, and one that is missing is noticed."""

from __future__ import annotations

import json

import pytest

from engine.actions import PlaceBid, Ready
from fedgame.live.audience import Audience
from fedgame.live.outbox import Outbox
from fedgame.wire.messages import Ack, View
from fedgame.wire.reader import ChangeMissing, Reader
from tests.fedgame.live.test_audience import AROUND, TERMS, after, dealt


async def sent() -> list[str]:
    """A view, two changes after it, and the whole view again."""
    audience, box = Audience(), Outbox(8)
    game, happened = dealt(), ()
    audience.attach(1, box)
    audience.show(1, box, game, happened, AROUND)
    for action in (PlaceBid(1, 1, TERMS), Ready(2)):
        game, events = after(game, action)
        happened = (*happened, *events)
        audience.note(events)
        await audience.publish(game, happened, AROUND)
    audience.show(1, box, game, happened, AROUND)
    box.close(1000, "")
    return [text async for text in box.messages()]


async def test_changes_are_read_as_the_views_after_them() -> None:
    texts, reader = await sent(), Reader()
    assert [json.loads(text)["type"] for text in texts] == ["view", "change", "change", "view"]
    views = [reader.read(text) for text in texts]
    assert all(isinstance(view, View) for view in views)
    first, bidden, ready, whole = (view for view in views if isinstance(view, View))
    assert [view.seq for view in views if isinstance(view, View)] == [1, 2, 3, 4]
    assert (first.view.federations[0].my_bid, bidden.view.federations[0].my_bid is not None) == (None, True)
    assert ready.view.ready == (2,)
    assert ready.model_copy(update={"seq": 4}) == whole


async def test_a_missing_change_is_noticed_and_a_whole_view_makes_up_for_it() -> None:
    texts, reader = await sent(), Reader()
    with pytest.raises(ChangeMissing, match="change 2 came where 1 was to come: send a resync"):
        Reader().read(texts[1])
    reader.read(texts[0])
    with pytest.raises(ChangeMissing):
        reader.read(texts[2])
    view = reader.read(texts[3])
    assert isinstance(view, View)
    assert view.view.ready == (2,)


def test_other_messages_come_as_they_are() -> None:
    assert Reader().read(Ack(action_id="an-action", seq=3).model_dump_json()) == Ack(action_id="an-action", seq=3)
