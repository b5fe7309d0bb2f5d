"""Where water runs on a grid of heights: flow directions and catchment sizes."""

import heapq
from dataclasses import dataclass

import numpy as np

NEIGHBOURS = ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1))


@dataclass(frozen=True, slots=True)
class Drainage:
    """For every cell the flat index of the cell below it (-1 at the rim), and how many cells drain through it.

    Both have the shape (rows, columns) of the heights.
    """

    below: np.ndarray
    size: np.ndarray


def drain(heights: np.ndarray) -> Drainage:
    """Flow over heights (metres) from a flood that rises from the rim inwards, hollows filled on the way.

    Every cell runs to the neighbour that was flooded first: its lowest one.
    R. Barnes, C. Lehman and D. Mulla, "Priority-Flood", Computers & Geosciences 62 (2014), 117–127.
    """
    below = np.full(heights.size, -2, dtype=np.int64)
    order = flood(heights, below)
    size = np.ones(heights.size, dtype=np.int64)
    for cell in reversed(order):
        if below[cell] >= 0:
            size[below[cell]] += size[cell]
    return Drainage(below.reshape(heights.shape), size.reshape(heights.shape))


def flood(heights: np.ndarray, below: np.ndarray) -> list[int]:
    """The cells in the order in which they are flooded; fills in `below`."""
    rows, columns = heights.shape
    level = heights.ravel().tolist()
    rim = [r * columns + c for r in range(rows) for c in range(columns) if r in (0, rows - 1) or c in (0, columns - 1)]
    below[rim] = -1
    queue = [(level[cell], cell) for cell in rim]
    heapq.heapify(queue)
    order = []
    while queue:
        height, cell = heapq.heappop(queue)
        order.append(cell)
        for row, column in around(cell // columns, cell % columns, rows, columns):
            neighbour = row * columns + column
            if below[neighbour] == -2:
                below[neighbour] = cell
                heapq.heappush(queue, (max(height, level[neighbour]), neighbour))
    return order


def around(row: int, column: int, rows: int, columns: int) -> list[tuple[int, int]]:
    """The up to eight neighbours of a cell."""
    cells = [(row + down, column + right) for down, right in NEIGHBOURS]
    return [(r, c) for r, c in cells if 0 <= r < rows and 0 <= c < columns]


def upstream(drainage: Drainage, start: tuple[int, int], smallest: int) -> list[tuple[int, int]]:
    """The cells from `start` up the largest tributary each time, until fewer than `smallest` cells drain through."""
    rows, columns = drainage.size.shape
    path = [start]
    while True:
        row, column = path[-1]
        cell = row * columns + column
        feeders = [n for n in around(row, column, rows, columns) if drainage.below[n] == cell]
        largest = max(feeders, key=lambda n: (drainage.size[n], n), default=None)
        if largest is None or drainage.size[largest] < smallest:
            return path
        path.append(largest)
