"""How the threads that a model computes with wait for one another. Must be set before torch is imported."""

import os


def wait_asleep() -> None:
    """Have threads sleep while they wait, unless the environment says otherwise.

    OpenMP has them turn in circles, which takes the time of whoever else computes: beside other programs a question
    then takes several times as long, and three times the processor time.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
