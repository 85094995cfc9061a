"""Values and rules of CompStat360: frozen dataclasses, standard library only."""
