"""A browser for the tests of the page; without one they skip, and say what to install."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

from chromium import CHROMIUM, DRIVER, Browser, capabilities, port


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if not CHROMIUM or not DRIVER:
        pytest.skip("no chromium and chromedriver on this machine (Debian: apt-get install chromium chromium-driver)")
    home = tmp_path_factory.mktemp("chromium")
    log = home / "chromedriver.log"
    with log.open("wb") as out, subprocess.Popen([DRIVER, "--port=0"], stdout=out, stderr=out) as driver:
        try:
            browser = Browser(port(log))
            started = browser.ask("POST", "", {"capabilities": {"alwaysMatch": capabilities(home)}})
            browser.session = f"/{started['sessionId']}"
            yield browser
            browser.ask("DELETE", "")
        finally:
            driver.terminate()


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
