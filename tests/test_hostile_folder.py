"""A folder in which somebody left settings for the libraries under Byline: they send nothing anywhere."""

import json
import socket
from pathlib import Path

import pytest

from tests.quick_byline import run

HOSTILE = {
    "CHROMA_API_IMPL": "chromadb.api.fastapi.FastAPI",
    "CHROMA_SERVER_HOST": "127.0.0.1",
    "CHROMA_CLIENT_AUTH_PROVIDER": "chromadb.auth.token_authn.TokenAuthClientProvider",
}


@pytest.mark.parametrize("left_in", ["the folder", "the environment"])
def test_chroma_takes_no_settings_that_lie_about(left_in: str, articles: Path, tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(0)
        hostile = HOSTILE | {"CHROMA_SERVER_HTTP_PORT": str(other.getsockname()[1])}
        started_in = tmp_path / "elsewhere"
        started_in.mkdir()
        if left_in == "the folder":
            (started_in / ".env").write_text("\n".join(f"{name}={value}" for name, value in hostile.items()))
        environment = {"BYLINE_DATA": str(tmp_path / "data"), **(hostile if left_in == "the environment" else {})}

        added = run(environment, "add", articles / "bridge.txt", folder=started_in)
        found = run(environment, "search", "rust in the towers", "--json", folder=started_in)

        assert added.returncode == found.returncode == 0, added.stderr + found.stderr
        assert json.loads(found.stdout)["hits"][0]["similarity"] > 0
        with pytest.raises(BlockingIOError):
            other.accept()
