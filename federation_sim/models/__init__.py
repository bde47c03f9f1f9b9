"""The models that can be trained, by name. A new one is one file beside this, one line here, and its gradient check."""

from federation_sim.models.logistic import Logistic
from federation_sim.models.model import Model

MODELS: dict[str, Model] = {
    "logistic": Logistic(),
}

__all__ = ["MODELS", "Model"]
