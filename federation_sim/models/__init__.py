"""The models that can be trained, by name. A new one is one file beside this, one line here, and its gradient check."""

from collections.abc import Callable

from federation_sim.models.logistic import Logistic
from federation_sim.models.mlp import Mlp
from federation_sim.models.model import Model

MODELS: dict[str, Callable[[int], Model]] = {
    "logistic": Logistic,
    "mlp": Mlp,
}
"""Each makes its model; the argument is the number of hidden units, where there are any."""

__all__ = ["MODELS", "Model"]
