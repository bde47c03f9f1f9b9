"""How a task in a user's own file explains itself: by the file's name and the column that is learned."""

from __future__ import annotations

import re

from engine.values.words import Explained, Words
from federation_sim.tasks.csv_file.address import parse_address


def words_of_file(name: str) -> Explained:
    """The words of the task at this address. Folders are left out: players need not know where a file lies.

    Nothing is opened. Raises CsvError for an address that is none.
    """
    address = parse_address(name)
    file = re.split(r"[/\\]", address.path)[-1]
    return Explained(
        name=Words(file, file),
        short=Words(f"Predict “{address.target}”.", f"预测“{address.target}”。"),
        long=Words(
            f"A table of samples. The model says what stands in the column “{address.target}”.",
            f"一张样本表。模型要说出“{address.target}”一列的内容。",
        ),
    )
