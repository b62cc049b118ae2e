"""The process that does the jobs: `python -m sugarsnap.processes.jobs [ID]`."""

import gc
import signal
import sys
from threading import Event, Thread
from types import FrameType

from sugarsnap.app import close_house, migrate_house, open_house
from sugarsnap.config import read_settings
from sugarsnap.jobs.dispatcher import Dispatcher
from sugarsnap.jobs.worker import Worker
from sugarsnap.logs import hear_libraries
from sugarsnap.operations.deliveries import NEWS
from sugarsnap.processes.parent import end_with_parent


def main(arguments: list[str]) -> None:
    """Do jobs until SIGTERM or SIGINT.

    One that a server has started is told the server's process id, and ends with the server.
    """
    stop = Event()
    _stop_on(signal.SIGTERM, stop)
    _stop_on(signal.SIGINT, stop)
    if arguments:
        end_with_parent(int(arguments[0]))
    hear_libraries()
    house = open_house(read_settings({}))
    migrate_house(house)
    gc.collect()
    gc.freeze()
    dispatcher = Dispatcher(house.works, house.http)
    beside = Thread(target=dispatcher.run_until, args=(stop,), name="dispatcher")
    beside.start()
    try:
        Worker(house.works, house, apart=NEWS).run_until(stop)
    finally:
        stop.set()
        beside.join()
        close_house(house)


def _stop_on(signal_number: signal.Signals, stop: Event) -> None:
    def handle(number: int, frame: FrameType | None) -> None:
        del number, frame
        stop.set()

    signal.signal(signal_number, handle)


if __name__ == "__main__":
    main(sys.argv[1:])
