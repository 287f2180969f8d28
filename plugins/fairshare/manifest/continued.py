"""Whether what is about to be published goes on from what was published last.

The chain follows from git alone (docs/adr/0012), so git's past written anew is another chain: by a
merge whose first parent is not the published branch, as `git pull` makes it, by a forced push or by
a rebase. Whoever has the last manifest can tell, and publishes nothing then.
"""

from __future__ import annotations

from fairshare.language import gettext as _
from fairshare.manifest.document import Manifest
from fairshare.manifest.sources import Sources
from fairshare.printable import visible
from fairshare.problems import SetupError


def hold_to(earlier: Manifest, sources: Sources) -> None:
    """Nothing, where the past that was published is all there. Raises SetupError where it is not.

    A site that was built without git has no past to hold on to.
    """
    if earlier.whole and not sources.whole:
        raise SetupError(
            _("The last publication has a past, and this copy is without. {}").format(
                sources.why_not_whole
            )
        )
    if earlier.whole and earlier.links and not earlier.goes_on_in(sources.links):
        raise SetupError(
            _(
                "The past that was published last is not in the past of this commit, so it would "
                "be lost. If the published branch was merged into another one, as `git pull` does, "
                "merge the other way round: `git checkout -B main origin/main`, then merge your "
                "own commits. After a rebase or a forced push, put back the commits that were "
                "published."
            )
        )
    for identifier in earlier.lost_organisations(sources):
        raise SetupError(
            _(
                "What was published of the organisation {} is not in the past of this commit, so "
                "it would change in silence: put back the commits that were published."
            ).format(visible(identifier))
        )
    if not earlier.keeps_words_in(sources):
        raise SetupError(
            _(
                "The questions, labels and names under which decisions were published are not in "
                "the past of this commit as they were, so pages of earlier versions would say "
                "something else: put back the commits that were published. If the folder of the "
                "rules was moved or renamed, move it back."
            )
        )
    gone = sorted(earlier.initiatives.keys() - sources.initiatives.keys())
    if gone:
        raise SetupError(
            _(
                "{} was published, and is not in the register any more: put it back, or put a "
                "notice in its place (docs/adr/0013)."
            ).format(visible(gone[0]))
        )


def published_commit(earlier: Manifest, sources: Sources) -> str | None:
    """The commit whose register was published; None where git knows of none.

    Of several with the same initiatives it is the first, so that whatever changed since is looked
    at. Ask only of a past that goes on, as `hold_to` does.
    """
    return (sources.links[earlier.links - 1].commit or None) if earlier.links else None
