"""An experiment that is shared: who it is shared with reads it and its data, changes nothing, and the audit log tells of it."""

from __future__ import annotations

from pathlib import Path

from tests.fedgame.people.staff import make, serving, signed_in
from tests.fedgame.rooms.guests import GAME, PAYMENT, design


async def test_readers_read_and_change_nothing_for_as_long_as_they_are_named(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        for name, role in (("Ada", "researcher"), ("Bea", "researcher"), ("Cyd", "admin")):
            await make(server, name, role)  # type: ignore[arg-type]  # a role is one of three texts
        async with signed_in(server, "Ada") as ada, signed_in(server, "Bea") as bea, signed_in(server, "Cyd") as cyd:
            document = design(GAME, PAYMENT)
            experiment = (await ada.post("/api/experiments", json={"document": document})).json()["experiment_id"]
            path = f"/api/experiments/{experiment}"
            assert (await bea.get(path)).status_code == 404

            shared = await ada.put(f"{path}/readers", json={"names": ["bea ", "Ada"]})
            assert (shared.status_code, shared.json()) == (200, [{"name": "Bea", "role": "researcher"}])
            assert (await ada.get(f"{path}/readers")).json() == shared.json()
            assert (await bea.get(path)).json()["mine"] is False
            assert (await bea.get(f"{path}/experiment.toml")).status_code == 200
            assert [one["experiment_id"] for one in (await bea.get("/api/experiments")).json()] == [experiment]
            for refused in (
                await bea.put(path, json={"version": 1, "document": document}),
                await bea.get(f"{path}/readers"),
                await bea.put(f"{path}/readers", json={"names": []}),
                await bea.delete(path),
            ):
                assert (refused.status_code, refused.json()["code"]) == (403, "experiment.owner")

            nobody = await ada.put(f"{path}/readers", json={"names": ["Bea", "Eve"]})
            assert (nobody.status_code, nobody.json()["code"]) == (404, "account.unknown")
            assert "'Eve'" in nobody.json()["message"]
            assert (await ada.put(f"{path}/readers", json={"names": ["Bea"]})).status_code == 200  # nothing new
            assert (await cyd.put(f"{path}/readers", json={"names": []})).json() == []
            assert (await bea.get(path)).status_code == 404

            lines = (await cyd.get("/api/audit")).json()["entries"]
        told = [
            (line["by"], line["act"], line["target"], line["facts"]) for line in lines if line["act"].endswith("shared")
        ]
        about = {"experiment": "Two people", "experiment_id": path.rsplit("/", 1)[-1]}
        assert told == [("Cyd", "experiment.unshared", "Bea", about), ("Ada", "experiment.shared", "Bea", about)]
