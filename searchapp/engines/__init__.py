"""Engines that build an index of paragraphs and run a Query tree over it, behind one interface."""
