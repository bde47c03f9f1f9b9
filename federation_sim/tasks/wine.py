"""Italian wines of three cultivars, told apart by 13 chemical measurements: 178 samples, 60 of them the test set.

Source: Aeberhard and Forina, Wine, UCI (CC BY 4.0), as shipped inside scikit-learn.
"""

from engine.values.words import Explained, Words
from federation_sim.tasks.bundled import read_bundled
from federation_sim.tasks.task import Task, TaskSource, make_task

# A third: with fewer, one test sample would be worth more than 2 points of accuracy.
TEST_SAMPLES = 60


def load() -> Task:
    """Read the data from the installed package; nothing is downloaded."""
    features, labels = read_bundled("wine_data.csv", header_rows=1)
    return make_task(
        "wine",
        kind="table",
        features=features,
        labels=labels,
        test_samples=TEST_SAMPLES,
        class_names=("cultivar 1", "cultivar 2", "cultivar 3"),
        feature_names=(
            "alcohol",
            "malic acid",
            "ash",
            "alcalinity of ash",
            "magnesium",
            "total phenols",
            "flavanoids",
            "nonflavanoid phenols",
            "proanthocyanins",
            "color intensity",
            "hue",
            "od280/od315 of diluted wines",
            "proline",
        ),
    )


TASK = TaskSource(
    load,
    Explained(
        name=Words("Italian wines", "意大利葡萄酒"),
        short=Words("Tell which grape a wine was made from.", "分辨葡萄酒用的是哪种葡萄。"),
        long=Words(
            "Thirteen chemical measurements of each wine of one region. The model says from which of three cultivars it was made.",
            "同一产区每种酒的十三项化学指标。模型要说出它由三个品种中的哪一个酿成。",
        ),
    ),
)
