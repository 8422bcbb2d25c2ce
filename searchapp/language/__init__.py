"""Words as the reports write them: tokens, stems, sentences, spelling, the field's language."""
