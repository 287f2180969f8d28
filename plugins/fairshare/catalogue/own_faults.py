"""What is said where FairShare itself fails: E901."""

from __future__ import annotations

from collections.abc import Mapping

from fairshare.catalogue.wording import Wording
from fairshare.language import N_

OWN_FAULTS: Mapping[str, Wording] = {
    "E901": Wording.of(
        N_(
            "FairShare itself failed at this file ({kind} in {stage}), so the file is not judged "
            "to the end."
        ),
        N_(
            "This is a fault of FairShare and not of the file. Report it to those who gave you "
            "FairShare, with this line; FAIRSHARE_FAULTS=show prints what they need beside it."
        ),
    ),
}
"""The words of each code."""
