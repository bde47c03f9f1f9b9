"""Breast tumours, malignant or benign, from 30 measurements of cell nuclei: 569 samples, 200 of them the test set.

Source: Wolberg, Mangasarian, Street and Street, Breast Cancer Wisconsin (Diagnostic), UCI (CC BY 4.0), as shipped
inside scikit-learn.
"""

from engine.values.words import Explained, Words
from federation_sim.tasks.bundled import read_bundled
from federation_sim.tasks.task import Task, TaskSource, make_task

TEST_SAMPLES = 200
_MEASURED = (
    "radius",
    "texture",
    "perimeter",
    "area",
    "smoothness",
    "compactness",
    "concavity",
    "concave points",
    "symmetry",
    "fractal dimension",
)


def load() -> Task:
    """Read the data from the installed package; nothing is downloaded."""
    features, labels = read_bundled("breast_cancer.csv", header_rows=1)
    return make_task(
        "breast_cancer",
        kind="table",
        features=features,
        labels=labels,
        test_samples=TEST_SAMPLES,
        class_names=("malignant", "benign"),
        feature_names=(
            *(f"mean {name}" for name in _MEASURED),
            *(f"{name} error" for name in _MEASURED),
            *(f"worst {name}" for name in _MEASURED),
        ),
    )


TASK = TaskSource(
    load,
    Explained(
        name=Words("Breast tumours", "乳腺肿瘤"),
        short=Words("Tell benign from malignant tumours.", "分辨良性与恶性肿瘤。"),
        long=Words(
            "Thirty measurements of the cell nuclei of each tumour. The model says whether it is benign or malignant.",
            "每个肿瘤有三十项细胞核的测量值。模型要说出它是良性还是恶性。",
        ),
    ),
)
