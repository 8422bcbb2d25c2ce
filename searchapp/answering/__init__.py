"""Questions answered in the reports' own words, or honestly not at all.

question -> limits -> candidate paragraphs -> passages (sentences) -> spans -> trust -> answers
"""

from searchapp.answering.answerer import Answerer, open_answerer

__all__ = ["Answerer", "open_answerer"]
