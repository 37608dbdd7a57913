"""What a page has to do anew in each kernel that is forked after its cells have run: draw a seed, say."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakMethod, ref

_hooks: list[ref[Callable[[], None]]] = []


def after_fork(hook: Callable[[], None]) -> Callable[[], None]:
    """Call `hook` once in each kernel that is forked from this process; returns it, to be a decorator too.

    The hook is kept no longer than its owner: a widget that is gone needs no new seed.
    """
    _hooks.append(WeakMethod(hook) if hasattr(hook, "__self__") else ref(hook))
    return hook


def run() -> None:
    """Call every hook whose owner still lives, in the order in which they came."""
    for reference in _hooks:
        hook = reference()
        if hook is not None:
            hook()
