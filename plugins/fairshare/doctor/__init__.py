"""What stands in the way of a register that people can rely on, beside its entries.

The check judges entries. This looks at what they stand on: the machine, the copy, who publishes,
who must agree to changes, and the settings of the code host as far as its own program can say.
"""

from __future__ import annotations

from fairshare.doctor.diagnosis import Diagnosis
from fairshare.doctor.examine import examine

__all__ = ["Diagnosis", "examine"]
