"""Reads the data files that ship inside scikit-learn, without importing scikit-learn.

The import takes seconds (it pulls in scipy and, where installed, pandas), and every training process and every command
would pay it to read one small file. A test compares what is read here with scikit-learn's own loaders.
"""

import gzip
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


def read_bundled(file: str, *, header_rows: int = 0) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Features (samples, d) and labels (samples,) of a comma-separated file whose last column is the label.

    A FileNotFoundError says which file is missing and that scikit-learn has to be installed.
    """
    package = find_spec("sklearn")
    folders = [] if package is None else package.submodule_search_locations or []
    paths = [Path(folder) / "datasets" / "data" / file for folder in folders]
    path = next((path for path in paths if path.is_file()), None)
    if path is None:
        raise FileNotFoundError(
            f"the data file {file} was not found; it comes with scikit-learn, so install scikit-learn"
        )
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    table = np.loadtxt(text.decode("ascii").splitlines(), delimiter=",", skiprows=header_rows)
    return table[:, :-1], table[:, -1].astype(np.int64)
