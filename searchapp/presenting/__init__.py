"""From what was found to what is shown: `payloads` gives shapes, `lookups` fills them."""
