"""Questions answered in the reports' own words, or honestly not at all.

question -> limits -> candidate paragraphs -> passages (sentences) -> spans -> trust -> answers
"""

from searchapp.answering.answerer import Answerer, open_answerer
from searchapp.answering.current import Answerers
from searchapp.answering.question import is_question

__all__ = ["Answerer", "Answerers", "is_question", "open_answerer"]
