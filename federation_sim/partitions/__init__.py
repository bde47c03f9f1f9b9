"""How the training pool is dealt to players, by name. A new way is one file beside this one, one line here, its test."""

from federation_sim.partitions.dirichlet import Dirichlet
from federation_sim.partitions.iid import Iid
from federation_sim.partitions.label import Label
from federation_sim.partitions.partition import Deal, Partition
from federation_sim.partitions.party import Party

PARTITIONS: dict[str, Partition] = {
    "iid": Iid(),
    "dirichlet": Dirichlet(),
    "label": Label(),
    "party": Party(),
}

__all__ = ["PARTITIONS", "Deal", "Partition"]
