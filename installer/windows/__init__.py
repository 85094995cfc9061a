"""The Windows program and its setup, built on Debian."""
