"""Files that answers carry, saved on this machine."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from bot.console.files import save
from bot.models import Attachment

CHART = Attachment("chart.png", "image/png", b"new")


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "chart.png").write_bytes(b"old")
    paths = [save(CHART, tmp_path), save(CHART, tmp_path)]
    assert [path.name for path in paths] == ["chart-2.png", "chart-3.png"]
    assert (tmp_path / "chart.png").read_bytes() == b"old"


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "chart.png").symlink_to(tmp_path / "elsewhere")
    assert save(CHART, tmp_path).name == "chart-2.png"
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("name", ["../chart.png", "/etc/chart.png", "sub/chart.png"])
def test_a_name_does_not_lead_out_of_the_folder(tmp_path: Path, name: str) -> None:
    assert save(Attachment(name, "image/png", b"new"), tmp_path) == tmp_path / "chart.png"


def test_a_folder_that_takes_nothing_is_replaced_by_a_temporary_one_that_is_ours_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    path = save(CHART, tmp_path / "missing")
    assert path.read_bytes() == b"new"
    assert path.is_relative_to(tmp_path)
    assert path.parent.stat().st_mode & 0o077 == 0


def test_without_a_folder_it_is_the_working_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert save(CHART) == tmp_path / "chart.png"
