"""Who fought under whom: the order of battle, from lists, tables, the infobox and prose."""
