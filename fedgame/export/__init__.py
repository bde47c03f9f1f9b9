"""Exports: games as a folder (or zip) of tidy tables with a codebook, the same for live games, batches and replays."""

from fedgame.export.folder import FolderInUseError, check_folder
from fedgame.export.options import FORMATS, ExportOptions, Format
from fedgame.export.read import ExportedGame, ExportError, read_export
from fedgame.export.sheets import SHEETS
from fedgame.export.tables import UnavailableFormatError
from fedgame.export.write import EXPORT, own_data, write_export, zip_export, zip_own_data

__all__ = [
    "EXPORT",
    "FORMATS",
    "SHEETS",
    "ExportError",
    "ExportOptions",
    "ExportedGame",
    "FolderInUseError",
    "Format",
    "UnavailableFormatError",
    "check_folder",
    "own_data",
    "read_export",
    "write_export",
    "zip_export",
    "zip_own_data",
]
