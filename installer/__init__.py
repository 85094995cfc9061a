"""Turns the program into a folder that runs on a machine without Python."""
