"""Handwritten digits, 8 x 8 pixels, ten classes: 1,797 samples, of which 400 are the test set and 1,397 the pool.

Source: Alpaydin and Kaynak, Optical Recognition of Handwritten Digits, UCI (CC BY 4.0), as shipped inside scikit-learn.
"""

from engine.values.words import Explained, Words
from federation_sim.tasks.bundled import read_bundled
from federation_sim.tasks.task import Task, TaskSource, make_task

TEST_SAMPLES = 400
INK_LEVELS = 16


def load() -> Task:
    """Read the data from the installed package; nothing is downloaded."""
    features, labels = read_bundled("digits.csv.gz")
    return make_task(
        "digits",
        kind="image",
        features=features / INK_LEVELS,
        labels=labels,
        test_samples=TEST_SAMPLES,
        class_names=tuple(str(digit) for digit in range(10)),
        feature_names=tuple(f"pixel row {row + 1}, column {column + 1}" for row in range(8) for column in range(8)),
        image_shape=(8, 8),
    )


TASK = TaskSource(
    load,
    Explained(
        name=Words("Handwritten digits", "手写数字"),
        short=Words("Read which digit a small picture shows.", "认出小图中写的是哪个数字。"),
        long=Words(
            "Pictures of 8 by 8 points, each with a digit that somebody wrote by hand. The model says which of the ten it is.",
            "8 乘 8 点的小图，每张是一个手写的数字。模型要说出是十个数字中的哪一个。",
        ),
    ),
)
