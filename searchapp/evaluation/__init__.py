"""How good the answers are: judged queries and questions run over a library, and their scores."""
