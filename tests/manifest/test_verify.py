"""Verify: a site that is what it claims to be passes; whatever was changed is named."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from fairshare.manifest import Manifest, Report, Sources, checkpoint, document, verify_site
from fairshare.manifest import chain as chains
from fairshare.manifest import files as lists
from fairshare.manifest.checkpoint import Checkpoint
from fairshare.manifest.document import SourceVersion
from fairshare.manifest.published import Folder, hashes
from projects import FULL, SMALL, files
from publications import Publication, holds

ID = "northshire-council/free-school-meals"
PAGE = f"initiatives/{ID}/index.html"


@pytest.fixture(scope="module")
def manifest(publication: Publication) -> Manifest:
    """As published."""
    return document.read_manifest((publication.site / document.ADDRESS).read_bytes())


@pytest.fixture
def site(publication: Publication, tmp_path: Path) -> Path:
    """A copy of the published site, to be tampered with."""
    return Path(shutil.copytree(publication.site, tmp_path / "site"))


def found(report: Report) -> set[tuple[str, str]]:
    return {(one.kind, one.what) for one in report.differences}


def flip(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(bytes(content))


def seal_again(site: Path, sources: Sources) -> None:
    """Write list and manifest anew, as somebody would who wants to hide a change."""
    listed = lists.hashed(site, frozenset({document.ADDRESS, lists.ADDRESS}))
    (site / lists.ADDRESS).write_bytes(lists.list_bytes(listed))
    (site / document.ADDRESS).write_bytes(Manifest.of(sources, listed).written())


def pretend(site: Path, sources: Sources) -> None:
    """Write the whole record of another past, head and all, and hide it."""
    (site / chains.ADDRESS).write_bytes(chains.chain_bytes(sources.links))
    head = Checkpoint.of("https://register.northshire.example/", sources.links)
    (site / checkpoint.ADDRESS).write_bytes(head.written())
    seal_again(site, sources)


def test_a_site_as_it_was_published_passes(publication: Publication, manifest: Manifest) -> None:
    """Every file of it was compared, and its manifest names the versions that git has."""
    report = verify_site(Folder(publication.site), publication.sources, earlier=publication.earlier)
    assert report.differences == ()
    assert report.files == len(files(publication.site)) - 2
    assert manifest.initiatives[ID].version == 3
    assert (manifest.links, manifest.whole) == (3, True)
    content = (publication.site / document.ADDRESS).read_bytes()
    assert report.manifest_sha256 == sha256(content).hexdigest()


def test_a_copy_that_is_behind_is_sent_for_the_newest(publication: Publication) -> None:
    """One sentence with the number of changes, and not a line for each page that came since."""
    ours = publication.sources
    assert len(ours.links) == 3
    behind = replace(ours, links=ours.links[:1], initiatives=ours.links[0].changed)
    report = verify_site(Folder(publication.site), behind, rebuilt={})
    assert found(report) == {("chain", chains.ADDRESS)}
    assert report.differences[0].message.startswith("The site publishes 2 changes that this copy")
    assert not report.rebuilt


def test_a_copy_that_is_behind_hides_no_other_fault(publication: Publication) -> None:
    """What did not change since must still be what the repository has."""
    ours = publication.sources
    changed = {name for link in ours.links[2:] for name in link.changed}
    other = min(ours.initiatives.keys() - changed)
    behind = replace(ours, links=ours.links[:2], initiatives={**ours.initiatives, other: "0" * 64})
    report = verify_site(Folder(publication.site), behind)
    assert ("unlike", other) in found(report)


def test_one_changed_byte_in_any_file_is_found(publication: Publication, site: Path) -> None:
    """In each file of the site, at a random place: each is named, and no other."""
    places = random.Random(6)  # noqa: S311 - any places will do
    listed = lists.read_list((site / lists.ADDRESS).read_bytes())
    for name in listed:
        if size := (site / name).stat().st_size:
            flip(site / name, places.randrange(size))
        else:
            (site / name).write_bytes(b"x")
    report = verify_site(Folder(site), publication.sources)
    assert {one.what for one in report.differences if one.kind == "changed"} == set(listed)


@pytest.mark.parametrize("name", [document.ADDRESS, lists.ADDRESS])
def test_one_changed_byte_of_the_proof_itself_is_found(name: str, tmp_path: Path) -> None:
    """At every place of manifest and list. Here of a site with next to no other file."""
    sources = Sources(
        "a" * 64,
        {ID: "b" * 64},
        {"c": "d" * 64},
        chains.linked([], {ID: "b" * 64}),
        True,
        words=("e" * 64,),
    )
    (tmp_path / "data").mkdir()
    (tmp_path / chains.ADDRESS).write_bytes(chains.chain_bytes(sources.links))
    seal_again(tmp_path, sources)
    none = {("missing", PAGE)}
    assert found(verify_site(Folder(tmp_path), sources)) == none
    file = tmp_path / name
    content = file.read_bytes()
    for place in range(len(content)):
        flip(file, place)
        assert found(verify_site(Folder(tmp_path), sources)) - none, place
        file.write_bytes(content)


def test_missing_and_added_files_are_named(publication: Publication, site: Path) -> None:
    """A page taken away, and one that was never published."""
    (site / "method/index.html").unlink()
    (site / "method/more.html").write_text("more")
    assert found(verify_site(Folder(site), publication.sources)) == {
        ("missing", "method/index.html"),
        ("extra", "method/more.html"),
    }


def test_a_link_is_no_file_of_the_site(publication: Publication, site: Path) -> None:
    """What it leads to can change after the check."""
    page = site / PAGE
    page.rename(site.parent / "elsewhere.html")
    page.symlink_to(site.parent / "elsewhere.html")
    assert found(verify_site(Folder(site), publication.sources)) == {("missing", PAGE)}


def test_an_initiative_left_out_is_found(publication: Publication, site: Path) -> None:
    """Its page and every trace in the list are gone: the manifest still names it."""
    shutil.rmtree(site / "initiatives" / ID)
    seal_again(site, publication.sources)
    assert found(verify_site(Folder(site), publication.sources)) == {("missing", PAGE)}


def test_an_initiative_left_out_everywhere_is_found(publication: Publication, site: Path) -> None:
    """The manifest too says nothing of it, and the chain begins without it: the repository does."""
    shutil.rmtree(site / "initiatives" / ID)
    rest = {k: v for k, v in publication.sources.initiatives.items() if k != ID}
    pretended = replace(publication.sources, initiatives=rest, links=chains.linked([], rest))
    pretend(site, pretended)
    report = verify_site(Folder(site), publication.sources, earlier=publication.earlier)
    assert found(report) == {
        ("chain", chains.ADDRESS),
        ("unlike", ID),
        ("gone", ID),
    }


def test_a_change_that_is_not_published_yet_is_told(
    publication: Publication, site: Path, tmp_path: Path
) -> None:
    """The repository is ahead: the entry is named, and by how much the site is behind."""
    project = replace(publication.project, root=tmp_path / "clone")
    shutil.copytree(publication.project.root, project.root)
    project.replace(FULL, "Families may feel watched", "Families will feel watched")
    report = verify_site(Folder(site), holds(project))
    assert found(report) == {("unlike", ID), ("chain", chains.ADDRESS)}
    assert (
        "older than the repository, by 1 change of the register." in report.differences[0].message
    )


def test_other_questions_or_scoring_are_told(publication: Publication) -> None:
    """The same entries under other rules are another site."""
    sources = replace(publication.sources, rules="0" * 64)
    assert found(verify_site(Folder(publication.site), sources)) == {("unlike", "schema")}


def test_what_git_once_held_may_not_be_gone(publication: Publication, site: Path) -> None:
    """An initiative removed from the repository itself, and so from the site as well."""
    gone = {k: v for k, v in publication.sources.initiatives.items() if k != ID}
    links = chains.linked([publication.sources.initiatives], gone)
    sources = replace(publication.sources, initiatives=gone, links=links)
    pretend(site, sources)
    assert found(verify_site(Folder(site), sources)) == {("gone", ID)}


def test_a_past_new_file_is_found(publication: Publication, manifest: Manifest) -> None:
    """Who kept an earlier manifest sees that its seal is not in the chain any more."""
    other = replace(publication.earlier, seal="0" * 64)
    report = verify_site(Folder(publication.site), publication.sources, earlier=other)
    assert found(report) == {("chain", chains.ADDRESS)}
    later = replace(manifest, links=4)
    report = verify_site(Folder(publication.site), publication.sources, earlier=later)
    assert found(report) == {("chain", chains.ADDRESS)}


@pytest.mark.parametrize("content", [b"", b"a.example\n9\nAA==\n", None])
def test_a_head_that_is_not_the_chains_is_found(
    content: bytes | None, publication: Publication, site: Path
) -> None:
    """Broken, or of a shorter chain; list and manifest name it as it is."""
    short = Checkpoint.of("https://a.example/", publication.sources.links[:1]).written()
    (site / checkpoint.ADDRESS).write_bytes(short if content is None else content)
    seal_again(site, publication.sources)
    faults = found(verify_site(Folder(site), publication.sources))
    assert faults == {("chain", checkpoint.ADDRESS)}


def test_an_organisation_whose_published_text_is_gone_is_found(
    publication: Publication, manifest: Manifest
) -> None:
    """A kept manifest names it by its sha256, and the past of the repository has another."""
    bodies = {name: SourceVersion("0" * 64) for name in manifest.organisations}
    earlier = replace(manifest, organisations=bodies)
    report = verify_site(Folder(publication.site), publication.sources, earlier=earlier)
    assert found(report) == {("gone", name) for name in bodies}


def test_other_labels_in_the_past_are_found(publication: Publication, manifest: Manifest) -> None:
    """By who kept a manifest, and by who compares the site's own with a copy of the register."""
    assert manifest.words is not None
    assert manifest.words.links == 3
    other = replace(manifest, words=replace(manifest.words, sha256="0" * 64))
    report = verify_site(Folder(publication.site), publication.sources, earlier=other)
    assert found(report) == {("gone", "schema")}
    sources = replace(publication.sources, words=("0" * 64, *publication.sources.words[1:]))
    report = verify_site(Folder(publication.site), sources)
    assert found(report) == {("chain", document.ADDRESS)}


def test_a_version_that_went_back_is_found(publication: Publication, manifest: Manifest) -> None:
    """A count of versions only grows."""
    sources = {ID: replace(manifest.initiatives[ID], version=4)}
    report = verify_site(
        Folder(publication.site),
        publication.sources,
        earlier=replace(manifest, initiatives=sources),
    )
    assert found(report) == {("gone", ID)}


def test_only_building_again_tells_a_page_changed_with_its_manifest(
    publication: Publication, site: Path
) -> None:
    """Manifest and page fit each other and the repository; the site built again differs."""
    flip(site / PAGE, 5000)
    seal_again(site, publication.sources)
    assert verify_site(Folder(site), publication.sources).differences == ()
    report = verify_site(Folder(site), publication.sources, rebuilt=hashes(publication.site))
    assert found(report) == {("unlike", PAGE)}


@pytest.mark.parametrize("content", [None, b"", b"{}", b"[" * 9999, b"\xff", b'{"format": 1}\n'])
def test_without_a_manifest_nothing_is_proved(
    content: bytes | None, publication: Publication, site: Path
) -> None:
    """One difference, and the rest is not looked at."""
    (site / document.ADDRESS).unlink()
    if content is not None:
        (site / document.ADDRESS).write_bytes(content)
    kind = "missing" if content is None else "changed"
    assert found(verify_site(Folder(site), publication.sources)) == {(kind, document.ADDRESS)}


def test_a_list_that_leaves_the_site_is_not_followed(publication: Publication, site: Path) -> None:
    """No file outside is read, whatever the list says."""
    (site / lists.ADDRESS).write_bytes(b"%b  ../../secret\n" % (b"a" * 64))
    faults = found(verify_site(Folder(site), publication.sources))
    assert ("changed", lists.ADDRESS) in faults
    assert not any("secret" in what for _kind, what in faults)


def test_without_git_the_chain_is_one_link(publication: Publication, tmp_path: Path) -> None:
    """A register that is only a folder has a manifest as well, which says that it has no past."""
    project = replace(publication.project, root=tmp_path / "copy")
    shutil.copytree(
        publication.project.root, project.root, ignore=shutil.ignore_patterns(".git", "site")
    )
    sources = holds(project)
    assert (len(sources.links), sources.whole) == (1, False)
    assert sources.initiatives == publication.sources.initiatives
    report = verify_site(Folder(publication.site), sources)
    assert found(report) == {("chain", chains.ADDRESS), ("unlike", ID)}
    said = report.differences[0].message
    assert said.startswith("This copy is without its past")
    assert "run the command in a clone of the register" in said


def test_every_initiative_of_the_register_is_in_the_manifest(
    publication: Publication, manifest: Manifest
) -> None:
    """By its id, with the sha256 of the file as it lies in the repository."""
    for name in (FULL, SMALL):
        identifier = name.removeprefix("register/initiatives/").removesuffix(".yml")
        content = publication.project.path(name).read_bytes()
        assert manifest.initiatives[identifier].sha256 == sha256(content).hexdigest()
