"""The frame around the pages: main window, navigation, first run and self-test."""
