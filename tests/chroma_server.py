"""A real Chroma server on loopback, which tests start, kill and start again."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import chromadb
import httpx

CHROMA = Path(sys.executable).with_name("chroma")


class ChromaServer:
    """`chroma run` over a folder, at a port that stays the same."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.address = f"http://127.0.0.1:{port}"
        self._command = [CHROMA, "run", "--path", folder, "--host", "127.0.0.1", "--port", str(port)]
        self._process: subprocess.Popen | None = None

    def start(self) -> None:
        if self._process is None:
            self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 60
        while not self._answers():
            assert self._process.poll() is None, "chroma run has ended"
            assert time.monotonic() < until, "chroma run does not answer"
            time.sleep(0.05)

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def freeze(self) -> None:
        self._process.send_signal(signal.SIGSTOP)
        os.waitid(os.P_PID, self._process.pid, os.WSTOPPED)  # until the last of its threads has stopped

    def thaw(self) -> None:
        self._process.send_signal(signal.SIGCONT)

    def lose_everything(self) -> None:
        """Be killed, lose the folder, and start without it."""
        self.kill()
        shutil.rmtree(self.folder)
        self.start()

    def empty(self) -> None:
        """Have no collection any more, as if it had been started without its data."""
        client = chromadb.HttpClient(self.address)
        for each in client.list_collections():
            client.delete_collection(each.name)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.address}/api/v2/heartbeat", timeout=2).is_success
        except httpx.TransportError:
            return False
