"""The routes of researchers' own data files: hand one in, and see what becomes of every column."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import Annotated

from fastapi import Query, Request

from fedgame.api.answers import limited, limiter, new_router
from fedgame.api.arms import FromDesk, WithAccount
from fedgame.api.problems import Refused
from fedgame.arms.data_files import MAX_BYTES, DataFileError, DataReport, Reading, keep, report
from fedgame.wire.arms import ColumnFate, DataRead, ReadData

router = new_router()

_CSV = {"requestBody": {"required": True, "content": {"text/csv": {"schema": {"type": "string", "format": "binary"}}}}}


@router.post("/arms/data", status_code=201, openapi_extra=_CSV)
async def hand_in_data(
    request: Request, who: WithAccount, desk: FromDesk, name: Annotated[str, Query(min_length=1, max_length=100)]
) -> DataRead:
    """Keep a CSV file for one's arms: at most 5 MiB. The answer names its columns, and its digest."""
    limited(request, limiter(request).new_game)
    content = b""
    async for part in request.stream():
        content += part
        if len(content) > MAX_BYTES:
            raise Refused(413, "request.too_large", f"A data file may have at most {MAX_BYTES // 2**20} MiB.")
    try:
        digest = await asyncio.to_thread(keep, desk.data, name, content)
        await desk.handed_in(who, name, digest)
        reading = Reading(name, digest)
        return _told(reading, await asyncio.to_thread(report, desk.data, reading))
    except DataFileError as error:
        raise _refused(error) from None


@router.post("/arms/data/report")
async def read_data(wanted: ReadData, desk: FromDesk) -> DataRead:
    """What becomes of every column of a file that was handed in, read in this way."""
    reading = Reading(**wanted.model_dump())
    try:
        return _told(reading, await asyncio.to_thread(report, desk.data, reading))
    except DataFileError as error:
        raise _refused(error) from None


def _refused(error: DataFileError) -> Refused:
    return Refused(422, "file.wrong", f"{str(error)[:1].upper()}{str(error)[1:]}.")


def _told(reading: Reading, found: DataReport) -> DataRead:
    return DataRead(
        name=reading.name,
        digest=reading.digest,
        columns=found.columns,
        task=found.task,
        rows=found.rows,
        classes=found.classes,
        fates=tuple(ColumnFate(**asdict(fate)) for fate in found.fates),
        remarks=found.remarks,
        problem=found.problem,
    )
