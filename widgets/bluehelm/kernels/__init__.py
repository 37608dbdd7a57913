"""Kernels forked from a warm process: a start takes a fraction of the time and of the memory.

A Jupyter server asks for kernels through `provisioner` (entry point ``bluehelm-warm``), which asks `nursery`
for a child of a warm process (`parent`). A warm process has imported what every kernel needs and has built
the IPython shell (`app`), with no thread, event loop or ZeroMQ context. Each kernel is a fork of it
(`forker`, `birth`) that opens its own sockets. A warm process may also have run the cells of a page (`page`).

Nothing here imports another part of the course: what to import beforehand is a setting.
"""

from bluehelm.kernels.hooks import after_fork, in_each_kernel

__all__ = ["after_fork", "in_each_kernel"]
