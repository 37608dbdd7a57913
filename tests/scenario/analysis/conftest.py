"""Let the tests of this folder import `brute` and `strategies`, which stand beside them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
