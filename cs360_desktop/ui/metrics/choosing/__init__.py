"""The Choose tab: the catalog by dimension and goal, what the choice covers, and what each measure means."""
