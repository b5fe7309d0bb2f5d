"""Moves: what a hand does to the slider of a page, and what is measured while it does.

Each function returns figures by name: times in ms, bytes on the wire in both directions.
"""

import random
import time
from itertools import cycle, pairwise
from typing import Any

from cases import Case
from playwright.sync_api import Error
from visits import PATIENCE, Visit

WARM_UP = 2
FEWEST = 3
"""Moves, also of a page that is so slow that its time is up."""
FROM, TO, STEPS = 0.55, 0.85, 23
"""The part of the time axis in which the end of what is shown moves, and how many places there are on this way."""
SCRUB_SECONDS = 2.5

Figures = dict[str, Any]


def by_key(visit: Visit, moves: int, seconds: float) -> Figures:
    """Press the right arrow key on the page's slider: from the key's event to the map with exactly what is wanted."""
    visit.page.get_by_role("slider").first.focus()
    times: list[float] = []
    sent: list[int] = []
    shown: list[int] = []
    end = time.monotonic() + seconds
    while len(times) < WARM_UP + moves and (len(times) < FEWEST or time.monotonic() < end):
        visit.settle()
        before, total = visit.drawn(), visit.wire.total
        any_time()
        visit.page.keyboard.press("ArrowRight")
        visit.wait_for("(before) => watch.pictures.length > before", before)
        visit.wire.wait_until_quiet()
        picture = visit.pictures(before)[-1]
        times.append(picture["to"] - picture["from"])
        sent.append(visit.wire.total - total)
        shown.append(_shown_as_wanted(visit))
    warm = min(WARM_UP, len(times) - FEWEST)
    return {"times": times[warm:], "bytes": sent[warm:], "shown": shown[warm:]}


def any_time() -> None:
    """Wait up to a frame: the waiting for the picture before has ended with a frame, and a hand knows none."""
    time.sleep(random.random() / 60)


def _shown_as_wanted(visit: Visit) -> int:
    wanted, shown = visit.map_value("[map.shows.count, map.shown()]")
    if wanted != shown:
        raise Error(f"The map shows {shown} incidents instead of {wanted}.")
    return int(shown)


def by_pointer(visit: Visit, case: Case, moves: int, seconds: float) -> Figures:
    """Pull the slider in the map: from the pointer's event to the end of the frame that draws what it asks for."""
    rail = Rail(visit, case)
    rail.press()
    figures = single_moves(visit, rail, moves, seconds)
    if sum(figures["times"]) < 1000 * seconds:
        figures |= scrubbing(visit, rail)
    rail.release()
    return figures


class Rail:
    """The way of the handle that is pulled, in pixels of the page."""

    def __init__(self, visit: Visit, case: Case) -> None:
        self.mouse = visit.page.mouse
        frame = visit.map_frame()
        boxes = [frame.locator(selector).first.bounding_box() for selector in case.rail]
        first, last = boxes[0], boxes[-1]
        if first is None or last is None:
            raise Error("The slider is not to be seen.")
        self.y = last["y"] + last["height"] / 2
        half = last["height"] / 2 if len(boxes) == 1 else last["width"] / 2
        self.left = first["x"] + half
        self.right = last["x"] + last["width"] - half
        self.x = self.left if len(boxes) == 1 else self.right
        way = [FROM + (TO - FROM) * step / STEPS for step in range(STEPS + 1)]
        self.places = cycle([*way, *way[-2:0:-1]])

    def press(self) -> None:
        self.mouse.move(self.x, self.y)
        self.mouse.down()
        for part in (0.3, 0.5):
            self.move_to(part)

    def move_to(self, part: float) -> None:
        self.x = self.left + part * (self.right - self.left)
        self.mouse.move(self.x, self.y)

    def step(self) -> None:
        self.move_to(next(self.places))

    def release(self) -> None:
        self.mouse.up()


def single_moves(visit: Visit, rail: Rail, moves: int, seconds: float) -> Figures:
    """Move the pointer, wait for the picture, and so on; the bytes are those of all the moves together.

    `shown_on` says after each move up to which day, counted from 1970, how many incidents were shown.
    """
    visit.settle()
    times: list[float] = []
    work: list[float] = []
    shown: list[tuple[float, int]] = []
    total, end = visit.wire.total, time.monotonic() + seconds
    while len(times) < WARM_UP + moves and (len(times) < FEWEST or time.monotonic() < end):
        visit.page.evaluate("watch.rest()")
        before = visit.drawn()
        any_time()
        rail.step()
        visit.wait_for("(before) => watch.pictures.length > before", before, seconds=60)
        picture = visit.pictures(before)[0]
        times.append(picture["to"] - picture["from"])
        work.append(picture["to"] - picture["heard"])
        shown.append(visit.map_value("[map.day(), map.shown()]"))
    warm = min(WARM_UP, len(times) - FEWEST)
    return {
        "times": times[warm:],
        "work": work[warm:],
        "bytes": [visit.wire.total - total],
        "shown": [count for _, count in shown[warm:]],
        "shown_on": shown,
    }


def scrubbing(visit: Visit, rail: Rail) -> Figures:
    """Move the pointer all the time: how far frames are apart, and how far the picture is behind the pointer."""
    before = visit.drawn()
    visit.page.evaluate("watch.rest(), watch.frames.length = 0")
    end = time.monotonic() + SCRUB_SECONDS
    while time.monotonic() < end:
        rail.step()
    frames: list[float] = visit.page.evaluate("watch.frames")
    behind = [picture["to"] - picture["from"] for picture in visit.pictures(before) if "from" in picture]
    return {"frames": [later - earlier for earlier, later in pairwise(frames)], "behind": behind}


CHARTS_SAY = """(window) => {
  const titles = watch.charts.at(-1)?.titles.split("\\n") ?? [];
  return titles.length > 1 && titles.every((title) => title.includes(window));
}"""


def releasing(visit: Visit, case: Case, times: int) -> Figures:
    """Let the handle go: from the pointer's event to the last chart that shows the sums of the window."""
    rail = Rail(visit, case)
    taken: list[float] = []
    sent: list[int] = []
    titles: list[str] = []
    for _ in range(times):
        rail.mouse.move(rail.x, rail.y)
        rail.mouse.down()
        rail.step()
        visit.settle()
        total = visit.wire.total
        visit.map_value("map.sent = null")
        rail.release()
        visit.wait_for("Boolean(watch.mapWindow().sent)", seconds=20)
        said = visit.map_value("map.sent")
        visit.wait_for(CHARTS_SAY, f"{said['first']} to {said['last']}:", PATIENCE)
        taken.append(visit.page.evaluate("watch.charts.at(-1).to - watch.inputs.pointerup"))
        titles += visit.page.evaluate("watch.charts.at(-1).titles.split('\\n')")
        visit.wire.wait_until_quiet()
        sent.append(visit.wire.total - total)
        # The handle may have come to rest beside the pointer, at the edge of a day.
        rail.x = _middle_of_handle(visit, case)
    return {"released": taken[1:], "released_bytes": sent[1:], "titles": titles}


def _middle_of_handle(visit: Visit, case: Case) -> float:
    box = visit.map_frame().locator(case.rail[-1]).first.bounding_box()
    if box is None:
        raise Error("The slider is not to be seen.")
    return box["x"] + box["width"] / 2
