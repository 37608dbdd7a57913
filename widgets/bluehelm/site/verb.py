"""The command `bluehelm demo`: its arguments as settings."""

from __future__ import annotations

import argparse
import os
import tempfile
from ipaddress import ip_network
from pathlib import Path

from bluehelm.site.settings import Settings


def demo(args: argparse.Namespace) -> int:
    """Serve until stopped. BLUEHELM_METRICS_TOKEN opens /metrics to who has it."""
    from bluehelm.site.demo import demo as serve

    scratch = args.scratch or Path(tempfile.gettempdir()) / f"bluehelm-visitors-{os.getuid()}"
    settings = Settings(
        root=args.root.resolve(),
        scratch=scratch.resolve(),
        port=args.port,
        ip=args.address,
        base_url="/" + "".join(f"{part}/" for part in args.prefix.split("/") if part),
        most=args.kernels,
        most_each=args.kernels_each,
        idle_s=round(args.idle_min * 60),
        stop_s=args.stop_s,
        trusted=tuple(ip_network(network) for network in args.trust),
        prepare=not args.no_prepare,
        frame_ancestors=args.frame_ancestors,
        metrics_token=os.environ.get("BLUEHELM_METRICS_TOKEN", ""),
    )
    serve(settings)
    return 0
