"""What a result says of an aim: nothing, where the sharing never began."""

from __future__ import annotations

from fairshare.framework import Framework
from fairshare.language import gettext as _
from fairshare.model import Initiative
from fairshare.publish.states.situation import never_began


def result_words(initiative: Initiative, achieved: str, framework: Framework) -> str:
    """What a result is called. `achieved`: a code of the list of that name.

    What never began can neither have achieved its aim nor have missed it.
    """
    if never_began(initiative):
        return _("What became of it")
    words = _("Did it achieve its aim? {achieved}")
    return words.format(achieved=framework.label("achieved", achieved))
