"""Document → Reading: pure functions over text, knowledge as data in `vocabulary/`."""
