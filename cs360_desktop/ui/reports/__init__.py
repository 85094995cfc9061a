"""Reports: every document the app can make."""
