"""Where the public schema and example of the standard are, if this machine has them."""

import os
from pathlib import Path

FOLDER = Path(os.environ.get("RONDOM_OSO_DIR") or Path(__file__).resolve().parents[4] / "shared" / "oso")
EXAMPLES = sorted(FOLDER.glob("*.xml"))
SCHEMAS = sorted(FOLDER.glob("*.xsd"))
