"""A command writes over nobody's files, and a run that is stopped leaves no half output and destroys none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from fedgame.export import EXPORT, FolderInUseError, check_folder, write_export
from fedgame.export.folder import Output, filled
from fedgame.export.replay import replay_folder
from fedgame.log.record import GameRecord
from tests.fedgame.small_arm import games, read

LETTERS = Output("letters", "a.txt", frozenset(("a.txt", "b.txt", "c.txt")))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def letters(folder: Path, text: str, *names: str, force: bool = False) -> None:
    with filled(folder, LETTERS, force=force) as partial:
        for name in names:
            (partial / name).write_text(text, encoding="utf-8")


# What is refused


def test_an_export_of_two_games_is_not_replaced_by_one_of_one_game(tmp_path: Path) -> None:
    write_export(games()[:2], tmp_path / "out")
    before = contents(tmp_path / "out")

    def played() -> Iterator[GameRecord]:
        raise AssertionError("a game was played that nobody can keep")
        yield

    with pytest.raises(FolderInUseError) as refused:
        write_export(played(), tmp_path / "out")
    assert str(refused.value) == (
        f"{tmp_path / 'out'} holds an export already (2 games of small_arm): give another folder, or --force to replace that"
    )
    assert contents(tmp_path / "out") == before


def test_a_folder_of_somebody_else_is_refused_with_what_is_in_it(tmp_path: Path) -> None:
    for name in ("thesis.tex", "data.csv", "b.bib", "a.bib", "notes.md"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(FolderInUseError) as refused:
        check_folder(tmp_path, EXPORT)
    assert str(refused.value) == (
        f"{tmp_path} is not empty, it holds a.bib, b.bib, data.csv and 2 more: give another folder, or --force to write"
        " beside that"
    )


@pytest.mark.parametrize("force", [False, True])
def test_a_file_of_somebody_else_is_never_replaced(tmp_path: Path, force: bool) -> None:
    (tmp_path / "b.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderInUseError, match=r"holds b\.txt"):
        letters(tmp_path, "new", "a.txt", "b.txt", force=force)
    assert contents(tmp_path) == {"b.txt": b"mine"}


def test_values_and_games_do_not_share_a_folder(tmp_path: Path) -> None:
    for name in ("coalitions.csv", "codebook.csv"):
        (tmp_path / name).write_text("values", encoding="utf-8")
    with pytest.raises(
        FolderInUseError, match=r"codebook\.csv, which does not belong to an export and would be replaced"
    ):
        write_export(games()[:1], tmp_path, force=True)


def test_a_folder_under_the_name_of_a_file_is_not_replaced(tmp_path: Path) -> None:
    letters(tmp_path, "old", "a.txt")
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(FolderInUseError, match=r"holds b\.txt"):
        letters(tmp_path, "new", "a.txt", force=True)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(NotADirectoryError):
        check_folder(tmp_path / "out", EXPORT, force=True)


def test_an_empty_folder_and_one_with_hidden_files_are_taken(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_text("x", encoding="utf-8")
    inode = tmp_path.stat().st_ino
    letters(tmp_path, "new", "a.txt")
    assert contents(tmp_path) == {".DS_Store": b"x", "a.txt": b"new"}
    assert tmp_path.stat().st_ino == inode, "a mount or a working directory must stay the folder that it is"


# What is replaced


def test_force_replaces_an_export_whole_and_leaves_what_lies_beside_it(tmp_path: Path) -> None:
    write_export(games()[:2], tmp_path)
    (tmp_path / "notes.md").write_text("mine", encoding="utf-8")
    write_export(games()[2:], tmp_path, force=True)
    assert [row["game_id"] for row in read(tmp_path, "games.csv")] == [games()[2].game_id]
    assert (tmp_path / "notes.md").read_text(encoding="utf-8") == "mine"
    assert replay_folder(tmp_path).difference is None


def test_force_deletes_what_an_earlier_output_left_over(tmp_path: Path) -> None:
    letters(tmp_path, "old", "a.txt", "b.txt")
    (tmp_path / "d.txt").write_text("mine", encoding="utf-8")
    letters(tmp_path, "new", "a.txt", "c.txt", force=True)
    assert contents(tmp_path) == {"a.txt": b"new", "c.txt": b"new", "d.txt": b"mine"}


def test_force_makes_a_new_folder_like_any_other_run(tmp_path: Path) -> None:
    letters(tmp_path / "deep" / "out", "new", "a.txt", force=True)
    assert contents(tmp_path / "deep" / "out") == {"a.txt": b"new"}
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["out"]


def test_a_new_folder_has_the_rights_of_any_folder(tmp_path: Path) -> None:
    (tmp_path / "usual").mkdir()
    letters(tmp_path / "out", "new", "a.txt")
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "usual").stat().st_mode


# What a stopped run leaves


def test_nothing_is_to_be_seen_before_everything_is_whole(tmp_path: Path) -> None:
    """So a run that is killed, and cannot tidy up, leaves no export that is half there."""
    old, new = tmp_path / "old", tmp_path / "new"
    write_export(games()[:1], old)
    before = contents(old)

    def seen() -> Iterator[GameRecord]:
        yield games()[1]
        assert not new.exists()
        assert {name: (old / name).read_bytes() for name in before} == before

    write_export(seen(), old, force=True)
    assert contents(old).keys() == before.keys()
    assert contents(old) != before
    before = contents(old)
    write_export(seen(), new)
    assert contents(new) == before


def test_a_run_that_is_stopped_leaves_the_earlier_export_and_nothing_else(tmp_path: Path) -> None:
    write_export(games()[:1], tmp_path / "out")
    before = contents(tmp_path / "out")

    def stopped() -> Iterator[GameRecord]:
        yield games()[1]
        raise KeyboardInterrupt

    for folder in ("out", "other"):
        with pytest.raises(KeyboardInterrupt):
            write_export(stopped(), tmp_path / folder, force=True)
    assert contents(tmp_path / "out") == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("failing", range(1, 6))
def test_a_disk_that_fails_while_files_get_into_place_costs_nothing(
    tmp_path: Path, failing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two files go out of the way and three come in: whichever of these five moves fails, all is as it was."""
    letters(tmp_path, "old", "a.txt", "b.txt")
    rename, moves = Path.rename, 0

    def rename_or_fail(path: Path, target: Path) -> Path:
        nonlocal moves
        moves += 1
        if moves == failing:
            raise OSError(5, os.strerror(5), str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", rename_or_fail)
    with pytest.raises(OSError, match="Input/output error"):
        letters(tmp_path, "new", "a.txt", "b.txt", "c.txt", force=True)
    assert moves >= failing
    assert contents(tmp_path) == {"a.txt": b"old", "b.txt": b"old"}


def test_a_folder_that_somebody_filled_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    def overtaken() -> None:
        with filled(tmp_path / "out", LETTERS) as partial:
            (partial / "a.txt").write_text("late", encoding="utf-8")
            letters(tmp_path / "out", "first", "a.txt")

    with pytest.raises(FolderInUseError):
        overtaken()
    assert contents(tmp_path / "out") == {"a.txt": b"first"}
