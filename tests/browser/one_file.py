"""Pages in one file, opened from disk in a profile without a network."""

from datetime import date
from urllib.parse import parse_qs

import pytest

from borderviz.exchange.html_page import html_page
from borderviz.exchange.provenance import Provenance
from borderviz.selection import Selection
from borderviz.study import Study

QUESTIONS = ["compare", "grow", "contradict", "words", "figures"]


class Opened:
    """A page from disk, and what happened there that a picture does not show."""

    def __init__(self, page, address):
        self.page, self.address = page, address
        self.asked, self.errors, self.dialogs = [], [], []
        page.on("request", lambda request: None if request.url.startswith("data:") else self.asked.append(request.url))
        page.on("console", lambda line: self.errors.append(line.text) if line.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def go(self, hash_="", has_map=True):
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}{hash_}")
        if has_map:
            self.page.locator(':root[data-borderviz="ready"]').wait_for(state="attached")
        return self.page

    def turn(self, hash_):
        """Go to another view of the page that is open."""
        self.page.evaluate("(hash) => { location.hash = hash; }", hash_)
        self.page.wait_for_function("(hash) => borderviz.page.written === hash", arg=hash_.removeprefix("#"))

    @property
    def chosen(self):
        return parse_qs(self.page.evaluate("location.hash.slice(1)"))

    def is_quiet(self):
        foreign = [url for url in self.asked if not url.startswith(("file:", "about:"))]
        assert not foreign and not self.errors and not self.dialogs, (foreign, self.errors, self.dialogs)
        assert {url.partition("#")[0] for url in self.asked if url.startswith("file:")} == {self.address}


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    """files(study) -> address of its page; each is made once."""
    folder, made = tmp_path_factory.mktemp("pages"), {}

    def file(study, name, selection=None):
        if name not in made:
            chosen = selection or Selection()
            made[name] = folder / f"{name}.html"
            made[name].write_bytes(html_page(chosen.of(study), Provenance.of(study, chosen, date(2026, 1, 1))))
        return made[name].as_uri()

    return file


@pytest.fixture
def open_one(browser, files, study_folder):
    """open_one(study=shipped, name="shipped", viewport=(1440, 900), …) -> Opened, in a profile without a network."""
    contexts = []

    def open_one(study=None, name="shipped", viewport=(1440, 900), selection=None, **options):
        width, height = viewport
        context = browser.new_context(
            viewport={"width": width, "height": height}, offline=True, service_workers="block", **options
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return Opened(context.new_page(), files(study or Study.open(study_folder), name, selection))

    yield open_one
    for context in contexts:
        context.close()
