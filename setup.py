"""What pyproject.toml cannot say of a package: its compiled kernel, that the built client is in it, and of which commit it
was made.

Node is needed for the client alone, so a wheel can be made of an sdist without it. An installation for development
(`pip install -e`) needs no built client and asks git for its commit. Where no C compiler is, the kernel is left out and
numpy trains.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from runpy import run_path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

HERE = Path(__file__).resolve().parent
COMMIT = Path("fedgame", "_commit.py")
NATIVE = HERE / "federation_sim" / "native"


def write_commit(tree: Path) -> None:
    """Write the commit of this checkout into a tree that is to be packed; what was unpacked keeps what is in it.

    Nothing is written where nobody knows: in a copy without its history, or without git.
    """
    commit = run_path(str(HERE / "fedgame" / "version.py"))["checkout_commit"](HERE)
    if commit is not None:
        (tree / COMMIT).write_text(f'COMMIT = "{commit}"\n', encoding="utf-8")


def check_client() -> None:
    """End with one sentence where the client has not been built."""
    if not (HERE / "fedgame" / "static" / "index.html").is_file():
        raise SystemExit("fedgame: the browser client has not been built; `make dist` builds it, and then the package")


class BuildWithClient(build_py):
    def run(self) -> None:
        if self.editable_mode:
            super().run()
            return
        check_client()
        # What an earlier build left there would be packed too, though its source is gone.
        shutil.rmtree(self.build_lib, ignore_errors=True)
        super().run()
        write_commit(Path(self.build_lib))


class SdistWithClient(sdist):
    def make_release_tree(self, base_dir: str, files: list[str]) -> None:
        check_client()
        super().make_release_tree(base_dir, files)
        write_commit(Path(base_dir))


class BuildAnew(build_ext):
    def run(self) -> None:
        # What an earlier build left in the checkout would hide that this one failed.
        for old in NATIVE.parent.glob("_native*.so") if self.inplace or self.editable_mode else ():
            old.unlink()
        super().run()


setup(
    cmdclass={"build_py": BuildWithClient, "sdist": SdistWithClient, "build_ext": BuildAnew},
    ext_modules=[
        Extension(
            "federation_sim._native",
            sources=[str(path.relative_to(HERE)) for path in sorted(NATIVE.glob("*.c"))],
            depends=[str(path.relative_to(HERE)) for path in sorted(NATIVE.glob("*.h"))],
            # -ffp-contract: fused operations only where the code says so, or the bytes depend on the compiler. -g0: the
            # same checkout gives the same wheel.
            extra_compile_args=["-O3", "-g0", "-ffp-contract=off", "-fvisibility=hidden", "-Wno-psabi"],
            optional=True,
            py_limited_api=True,
        )
    ],
    options={"bdist_wheel": {"py_limited_api": "cp311"}},
)
