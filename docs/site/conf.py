"""How Sphinx makes the site from the pages of docs/: `make docs` does it, and fails where Sphinx warns.

The pages are plain Markdown, and their links are those that a code host follows too.
"""

import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # for reference.py

project = "FedGame"
author = "The FedGame authors"
copyright = author
release = tomllib.loads((HERE.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.viewcode", "reference"]
exclude_patterns = ["site"]
root_doc = "index"

myst_heading_anchors = 4  # the anchors that code hosts give to headings

autodoc_member_order = "bysource"
autodoc_mock_imports = ["torch", "ray"]  # extras: their modules are described without them
default_role = "code"  # our docstrings write `name` for code
maximum_signature_line_length = 90
python_use_unqualified_type_names = True

html_theme = "furo"
html_title = f"FedGame {release}"
html_show_sphinx = False
html_copy_source = False
