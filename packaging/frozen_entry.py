"""Where the frozen program starts."""

import sys
from multiprocessing import freeze_support

from timeline_app.__main__ import main

if __name__ == "__main__":
    freeze_support()
    sys.exit(main())
