"""Stands in the packaged program for a part of Qt that weighs 9 MB; PyInstaller runs it before the program.

pyqtgraph asks for PySide6.QtOpenGL by its name as soon as it is loaded, but uses it only to draw curves by OpenGL,
which is off unless asked for. The self-test draws a chart.
"""

import sys
from types import ModuleType

sys.modules["PySide6.QtOpenGL"] = ModuleType("PySide6.QtOpenGL")
