"""The command `byline` with quick stand-ins for the models: ``python -m tests.quick_byline serve``."""

from assistant import cli, workspace
from tests.fakes import HashingEmbedder, WordReader

if __name__ == "__main__":
    workspace.SentenceTransformerEmbedder = lambda _model: HashingEmbedder()
    workspace.make_reader = lambda _model: WordReader()
    cli.main()
