"""Where the scenarios of these tests stand."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOUND = ROOT / "tests" / "scenario" / "sound.yaml"
SHIPPED = sorted(ROOT.glob("modules/*/scenario.yaml"))
ONE_FLAG = next(path for path in SHIPPED if path.parent.name.startswith("06"))
