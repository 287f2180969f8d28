"""Says when files have changed: by the system's notices, or by looking where there are none.

Looking at ten thousand files twice a second takes a seventh of a core while nothing happens.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import NamedTuple

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from fairshare.language import gettext as _
from fairshare.load.register import is_left_by_programs

_CHANGES: list[type[FileSystemEvent]] = [
    *(FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent),
    *(DirCreatedEvent, DirMovedEvent, DirDeletedEvent),
]
"""Who only opens a file, as each build does, changes nothing."""
_ELSEWHERE = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre"),
        *("fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.grpcfuse", "virtiofs"),
        *("vboxsf", "vmhgfs", "fuse.vmhgfs-fuse", "prl_fs"),
    }
)
"""Kinds of disks on which others can save without this system knowing."""
MOUNTS = Path("/proc/self/mounts")
"""Where Linux says which disk lies where."""
_LOOK_EACH = 1.0
"""Seconds between two looks at all files."""


class _Watched(NamedTuple):
    handler: FileSystemEventHandler
    path: str
    recursive: bool


class FileChanges:
    """Takes the place of the observer of a preview: watches paths, and calls for each change."""

    def __init__(
        self, log: logging.LoggerAdapter[logging.Logger] | logging.Logger, mounts: Path = MOUNTS
    ) -> None:
        """`log`: where is said that there are no notices. `mounts`: see kind_of_disk."""
        self._log = log
        self._mounts = mounts
        self._watched: dict[ObservedWatch, _Watched] = {}
        self._observer: BaseObserver = Observer()

    def schedule(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> ObservedWatch:
        """Watch a folder, or a file by its name, for most editors put another file there.

        `handler`: is called for each change, and not for what editors write beside a file.
        """
        only = _Filter(handler)
        watch = self._observer.schedule(only, path, recursive=recursive, event_filter=_CHANGES)
        self._watched[watch] = _Watched(only, path, recursive)
        return watch

    def unschedule(self, watch: ObservedWatch) -> None:
        """Watch a path no more."""
        self._observer.unschedule(watch)
        del self._watched[watch]

    def start(self) -> None:
        """Begin. Where notices can't be had, the files are looked at, and it is said why."""
        why = self._no_notices()
        if not why:
            try:
                self._observer.start()
            except OSError as error:  # as when every watch that the system allows is taken
                why = str(error)
        if why:
            self._look(why)

    def stop(self) -> None:
        """End."""
        self._observer.stop()

    def join(self) -> None:
        """Wait for the end."""
        self._observer.join()

    def _no_notices(self) -> str:
        """Why the system can't say what changes; empty where it can."""
        for one in self._watched.values():
            if (kind := kind_of_disk(one.path, self._mounts)) in _ELSEWHERE:
                return _("{path} lies on a disk of the kind {kind}").format(
                    path=one.path, kind=kind
                )
        return ""

    def _look(self, why: str) -> None:
        self._log.warning(
            _(
                "The system gives no notice of changed files ({why}). They are looked at each"
                " second instead, which takes some of the processor's time."
            ).format(why=why)
        )
        self._observer = PollingObserver(timeout=_LOOK_EACH)
        for one in self._watched.values():
            self._observer.schedule(
                one.handler, one.path, recursive=one.recursive, event_filter=_CHANGES
            )
        self._observer.start()


class _Filter(FileSystemEventHandler):
    """Passes on what changes a file that is somebody's work."""

    def __init__(self, handler: FileSystemEventHandler) -> None:
        self._handler = handler

    def dispatch(self, event: FileSystemEvent) -> None:
        """Called for each thing that happens to a file."""
        if any(map(_is_work, (event.src_path, event.dest_path))):
            self._handler.dispatch(event)


def _is_work(path: str | bytes) -> bool:
    name = os.path.basename(os.fsdecode(path))  # noqa: PTH119 - may be bytes, may be empty
    return bool(name) and not is_left_by_programs(name)


def kind_of_disk(path: str, mounts: Path = MOUNTS) -> str:
    """What the system calls the kind of disk on which a path lies; empty where it doesn't say."""
    if not sys.platform.startswith("linux"):
        return ""
    whole, best, kind = Path(path).resolve(), -1, ""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    for line in lines:
        _device, place, found, *_rest = line.split(" ")
        folder = Path(place.replace("\\040", " "))
        if whole.is_relative_to(folder) and len(folder.parts) >= best:
            best, kind = len(folder.parts), found
    return kind
