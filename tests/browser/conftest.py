"""A headless Chromium behind chromedriver, spoken to in plain W3C WebDriver; without them the tests skip."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Browser:
    """One window of a headless Chromium."""

    port: int
    session: str = ""

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            payload = None if method == "GET" else json.dumps(body or {})
            connection.request(method, f"/session{self.session}{path}", payload, {"Content-Type": "application/json"})
            answer = json.loads(connection.getresponse().read())["value"]
        if isinstance(answer, dict) and "error" in answer:
            raise RuntimeError(answer["message"])
        return answer

    def open(self, page: Path, fragment: str = "") -> None:
        self.log()
        self.ask("POST", "/url", {"url": page.as_uri() + fragment})

    def run(self, script: str, *arguments: Any) -> Any:
        """What a script in the page returns."""
        return self.ask("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def run_later(self, script: str) -> Any:
        """What a script in the page hands to its last argument, a function."""
        return self.ask("POST", "/execute/async", {"script": script, "args": []})

    def devtools(self, command: str, **parameters: Any) -> Any:
        return self.ask("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def log(self, kind: str = "performance") -> list[Any]:
        """What was logged since the last call."""
        entries = self.ask("POST", "/se/log", {"type": kind})
        return [json.loads(entry["message"])["message"] if kind == "performance" else entry for entry in entries]

    def requests(self) -> list[str]:
        """The addresses that were asked for since the last call."""
        return [one["params"]["request"]["url"] for one in self.log() if one["method"] == "Network.requestWillBeSent"]

    def prefer(self, scheme: str) -> None:
        self.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def wide(self, width: int, height: int = 900) -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.devtools("Emulation.setDeviceMetricsOverride", **size)

    def press(self, key: str) -> None:
        """Press a key: a character, or WebDriver's code for one without."""
        keys = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self.ask("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": keys}]})

    def picture(self, path: Path) -> None:
        """The whole page as PNG; for the eye, no test rests on it."""
        shot = self.devtools("Page.captureScreenshot", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(shot["data"]))


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if not CHROMIUM or not DRIVER:
        pytest.skip("no chromium and chromedriver on this machine (Debian: apt-get install chromium chromium-driver)")
    home = tmp_path_factory.mktemp("chromium")
    log = home / "chromedriver.log"
    with log.open("wb") as out, subprocess.Popen([DRIVER, "--port=0"], stdout=out, stderr=out) as driver:
        try:
            browser = Browser(_port(log))
            started = browser.ask("POST", "", {"capabilities": {"alwaysMatch": _capabilities(home)}})
            browser.session = f"/{started['sessionId']}"
            yield browser
            browser.ask("DELETE", "")
        finally:
            driver.terminate()


def _port(log: Path) -> int:
    for _ in range(200):
        found = re.search(r"successfully on port (\d+)", log.read_text(errors="replace"))
        if found:
            return int(found[1])
        time.sleep(0.1)
    raise RuntimeError(f"chromedriver did not start: {log.read_text(errors='replace')}")


def _capabilities(home: Path) -> dict[str, Any]:
    options = {"binary": CHROMIUM, "args": [*FLAGS, f"--user-data-dir={home / 'profile'}"]}
    return {
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": {"performance": "ALL", "browser": "ALL"},
    }


@pytest.fixture
def browser(chromium: Browser) -> Browser:
    chromium.devtools("Emulation.clearDeviceMetricsOverride")
    chromium.prefer("light")
    return chromium


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of axe-core: from `$AXE_CORE`, or from node_modules after `npm install --no-save axe-core`."""
    root = Path(__file__).parents[2]
    path = Path(os.environ.get("AXE_CORE") or root / "node_modules" / "axe-core" / "axe.min.js")
    if not path.is_file():
        pytest.skip("no axe-core on this machine (npm install --no-save axe-core)")
    return path.read_text(encoding="utf-8")
