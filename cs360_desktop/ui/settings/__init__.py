"""Settings: agency, people, areas, appearance, backup and workspace health."""
