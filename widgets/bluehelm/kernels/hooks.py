"""What a page has to do anew in each kernel that is forked after its cells have run: draw a seed, say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from weakref import WeakMethod, ref

_hooks: list[ref[Callable[[], None]]] = []
_for_all = [False]


def after_fork(hook: Callable[[], None]) -> Callable[[], None]:
    """Call `hook` once in each kernel that is forked from this process; returns it, to be a decorator too.

    The hook is kept no longer than its owner: a widget that is gone needs no new seed.
    """
    _hooks.append(WeakMethod(hook) if hasattr(hook, "__self__") else ref(hook))
    return hook


def in_each_kernel(hook: Callable[[], None]) -> None:
    """Call `hook` now, or, where cells are run once for all visitors, once in each visitor's kernel.

    For what must not happen in the name of nobody: writing that a page was opened, say.
    """
    if _for_all[0]:
        after_fork(hook)
    else:
        hook()


@contextmanager
def for_all() -> Iterator[None]:
    """Say, while the cells of a page run, that they run for all who will visit it."""
    _for_all[0] = True
    try:
        yield
    finally:
        _for_all[0] = False


def run() -> None:
    """Call every hook whose owner still lives, in the order in which they came."""
    for reference in _hooks:
        hook = reference()
        if hook is not None:
            hook()
