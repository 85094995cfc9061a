"""The demonstration agency: its sample workbook through the real importer, its story through the real services."""

from cs360_desktop.services.demo.build import TODAY, build_demo, write_demo

__all__ = ["TODAY", "build_demo", "write_demo"]
