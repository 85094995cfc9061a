"""Writes the list of all packages that ship, as CycloneDX 1.6 JSON: python -m installer.sbom SITE-PACKAGES FILE."""

import sys
from importlib import metadata
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.contrib.this.builders import this_component
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from installer.licenses import by_name, license_of, requirements

PROGRAM = "cs360-desktop"


def component(package: metadata.Distribution, kind: ComponentType) -> Component:
    """Describe an installed package."""
    name = package.metadata["Name"].lower()
    return Component(
        type=kind,
        name=name,
        version=package.version,
        description=package.metadata["Summary"],
        licenses=[LicenseFactory().make_from_string(license_of(package))],
        purl=PackageURL("pypi", name=name, version=package.version),
        bom_ref=f"{name}@{package.version}",
    )


def bom(place: Path) -> Bom:
    """List what the program in a site-packages folder needs, directly or not; each package under its own version."""
    installed = by_name(metadata.distributions(path=[str(place)]))
    program = component(installed[PROGRAM], ComponentType.APPLICATION)
    shipped = [component(installed[name], ComponentType.LIBRARY) for name in sorted(requirements(PROGRAM, installed))]
    made = Bom(components=shipped)
    made.metadata.component = program
    made.metadata.tools.components.add(this_component())
    made.register_dependency(program, shipped)
    return made


if __name__ == "__main__":
    JsonV1Dot6(bom(Path(sys.argv[1]))).output_to_file(sys.argv[2], allow_overwrite=True, indent=2)
    print(sys.argv[2])
