"""Files in: workbooks and text tables become proposed entries, and nothing is guessed."""
