"""What can go wrong, each with a message that says what to do."""


class SearchappError(Exception):
    """Base of every error that a person may see; its text is one plain sentence or two."""


class UnreadableReportError(SearchappError):
    """A file cannot be taken as a report: damaged, encrypted, empty, or another kind of thing."""


class IndexMissingError(SearchappError):
    """There is no index to open, or the one there cannot be used."""


class NothingToIndexError(SearchappError):
    """The corpus has no file that can be indexed."""


class IndexBusyError(SearchappError):
    """Another process is building the index."""


class UnknownReportError(SearchappError):
    """No report has this id."""


class UnknownParagraphError(SearchappError):
    """The report has no paragraph of this id."""


class UnknownPageError(SearchappError):
    """The results have no such page."""


class BadParameterError(SearchappError):
    """A parameter has a value that it cannot have.

    Attributes: `parameter`, the name as the caller spelt it.
    """

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(message)
        self.parameter = parameter


class EvaluationFileError(SearchappError):
    """A file of judged queries or questions cannot be read as one."""


class AddressTakenError(SearchappError):
    """The service cannot listen where it was told to."""
