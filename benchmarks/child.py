"""Run a command; print its seconds, the processor time of all its processes, and the peak memory of one.

A process of its own, because Linux counts the memory of the process that starts a command as the command's,
too; this one needs almost none.
"""

from __future__ import annotations

import os
import sys
import time

KIBIBYTE = 1 if sys.platform == "darwin" else 1024
"""The unit of `ru_maxrss`: see getrusage(2)."""

if __name__ == "__main__":
    command = sys.argv[1:]
    began = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - began
    print(f"\n{seconds} {usage.ru_utime + usage.ru_stime} {usage.ru_maxrss * KIBIBYTE}")
    sys.exit(os.waitstatus_to_exitcode(status))
