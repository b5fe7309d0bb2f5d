"""Every page of every kind of study is drawn: good, empty, broken, hostile, without geography, not there at all."""

import sys
from pathlib import Path

import made_studies
import pytest
from conftest_dashboard import PAGES, OpenApp, counts, visit, words_of
