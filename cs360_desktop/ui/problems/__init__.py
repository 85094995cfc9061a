"""Problems: the process map, stakeholders and problem files."""
