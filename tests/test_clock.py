"""The clock against the wall: after a process that was stopped, and after one that was busy."""

import os
import signal
import subprocess
import sys
import time

import pytest

from pitchcoach.clock import seconds

PROGRAM = """
import sys, time
from pitchcoach.clock import seconds
began, wall = seconds(), time.time()
print("ready", flush=True)
sys.stdin.readline()
print(seconds() - began, time.time() - wall, flush=True)
busy = time.time()
while time.time() - busy < 0.2:
    pass
print(seconds() - began, time.time() - wall, flush=True)
"""


def test_it_never_goes_back():
    readings = [seconds() for _ in range(1000)]
    assert readings == sorted(readings)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGSTOP")
def test_it_is_right_to_20_ms_after_a_stop_and_after_a_blocked_loop():
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with program:
        assert program.stdin and program.stdout
        assert program.stdout.readline() == "ready\n"
        program.send_signal(signal.SIGSTOP)
        time.sleep(0.6)
        program.send_signal(signal.SIGCONT)
        program.stdin.write("\n")
        program.stdin.flush()
        for _ in range(2):
            told, wall = (float(word) for word in program.stdout.readline().split())
            assert told == pytest.approx(wall, abs=0.020)
            assert told > 0.6
