"""The process of a run's temporary Prefect server: `python -m flows.server_process`, with the arguments of uvicorn.

Watching, it ends with the run that started it, also where that is killed and can stop nothing: nobody would know of it.
"""

import os
from threading import Thread

import uvicorn

from flows.server import WATCHING
from transforms.waiting import end_with_parent

if __name__ == "__main__":
    if os.environ.pop(WATCHING, ""):
        Thread(target=end_with_parent, daemon=True).start()
    uvicorn.main()
