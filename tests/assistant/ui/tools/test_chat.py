"""Byline as a model, asked by OpenAI's own client at the real application."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace

import httpx
import openai
import pytest
from fastapi import FastAPI
from starlette.requests import ClientDisconnect

from assistant.access import Access
from assistant.answers import Assistant
from assistant.types import Statement
from assistant.ui.tools.chat import add_chat
from assistant.ui.tools.messages import annotations, linking, pieces, text_of
from assistant.writing import Writer
from tests.app_server import serving_app
from tests.fakes import WordReader, scripted
from tests.fakes_ui import QuickWorkspace

TOKEN = "a-token-that-nobody-guesses"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QuickWorkspace]:
    folder = tmp_path_factory.mktemp("chat")
    made = QuickWorkspace(folder / "data")
    (folder / "ferry.txt").write_text("The ferry sails at noon. The fare is two crowns [1], said Orla Venn.", "utf-8")
    (folder / "mill.txt").write_text("The miller pays nine crowns for the water of the brook.", "utf-8")
    made.add([str(folder / "ferry.txt")])
    made.make("archive")
    with made.at("archive") as archive:
        archive.add([str(folder / "mill.txt")])
    yield made
    made.close()


@pytest.fixture(scope="module")
def address(workspace: QuickWorkspace) -> Iterator[str]:
    with serving_app(workspace, Access("", TOKEN)) as where:
        yield where


@pytest.fixture
def client(address: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{address}v1", api_key=TOKEN, max_retries=0) as made:
        yield made


def asked(client: openai.OpenAI, *questions: str, model: str = "byline", **options: object):
    messages = [{"role": "user", "content": each} for each in questions]
    return client.chat.completions.create(model=model, messages=messages, **options)


def test_a_chat_client_is_answered_with_citations_that_open_the_exact_words(client, workspace, address):
    reply = asked(client, "What is the fare of the ferry?")
    message, answer = reply.choices[0].message, reply.byline
    assert "two crowns" in message.content
    assert (reply.choices[0].finish_reason, answer["mode"]) == ("stop", "quoted")
    assert message.annotations
    for each in message.annotations:
        cited = each.url_citation
        number = message.content[cited.start_index : cited.end_index]
        assert number == f"[{answer['citations'][int(number[1:-1]) - 1]['number']}]"
        place, _, opened = cited.url.partition("?library=press#/read/")
        document_id, span, version = opened.split("/")
        start, end = map(int, span.split("-"))
        document = workspace.library.document(document_id)
        assert (place, version) == (address, document.version)
        assert document.text[start:end] == cited.quote


def test_an_answer_comes_in_pieces_that_together_are_the_whole(client):
    question = "What is the fare of the ferry?"
    pieces = list(asked(client, question, stream=True))
    whole = asked(client, question).choices[0].message
    assert "".join(each.choices[0].delta.content or "" for each in pieces) == whole.content
    last = pieces[-1].choices[0]
    assert last.finish_reason == "stop"
    assert last.delta.annotations == [each.model_dump() for each in whole.annotations]


def test_what_is_not_supported_comes_last_in_pieces_and_nothing_comes_twice(workspace):
    model, _ = scripted("Pigs fly over the ferry [$1]. The ferry sails at noon [$1]. The moon is cheese [$1].")
    assistant = Assistant(workspace.library, WordReader(), writers=[Writer(model)])
    first, *rest = assistant.stream("When does the ferry sail?", model=model.name)
    assert rest
    sent = [piece for piece, _ in pieces(first, iter(rest), lambda _: "https://example.org/")]
    whole = "".join(sent)
    assert whole.count("sails at noon. [1]") == whole.count("Pigs fly") == whole.count("cheese") == 1
    assert whole.index("sails at noon") < whole.index("no part of the answer") < whole.index("Pigs fly")


def test_a_written_answer_that_is_given_up_is_followed_by_the_one_in_its_place(workspace):
    quoted = workspace.assistant.ask("What is the fare of the ferry?")
    first, second = (Statement(f"It is {each} crowns.", (1,), None, "supported") for each in ("two", "some"))
    begun = replace(quoted, mode="written", model="m", statements=(first,))
    grown = replace(begun, statements=(first, second))
    link = linking("http://here/", "press")
    whole = "".join(piece for piece, _answer in pieces(begun, iter([grown]), link))
    assert whole.startswith("It is two crowns. [1]")
    assert whole.count("It is two crowns.") == 1
    told = [piece for piece, _answer in pieces(begun, iter([grown, quoted]), link)]
    assert told[1].strip().startswith("It is some crowns. [1]")
    assert told[2] == f"\n\n---\n\n{text_of(quoted, link)}"
    text = "".join(told)
    marked = annotations(text, quoted, link)
    assert marked
    assert all(each["url_citation"]["start_index"] > text.index("---") for each in marked)


def test_a_question_goes_on_from_the_one_before(client):
    before = asked(client, "What does Orla Venn say?").choices[0].message.content
    messages = [
        {"role": "system", "content": "Answer as a pirate."},
        {"role": "user", "content": "What does Orla Venn say?"},
        {"role": "assistant", "content": before},
        {"role": "user", "content": [{"type": "text", "text": "What does she say about the fare?"}]},
    ]
    reply = client.chat.completions.create(model="byline", messages=messages)
    assert reply.byline["understood"] == "What does Orla Venn say about the fare?"


def test_what_the_documents_do_not_say_is_declined(client):
    reply = asked(client, "Who composed the opera Carmen?")
    assert reply.byline["mode"] == "declined"
    assert "The documents don’t say." in reply.choices[0].message.content
    assert reply.choices[0].message.annotations == []


def test_each_library_is_a_model(client):
    assert [each.id for each in client.models.list()] == ["byline", "byline/archive", "byline/press"]
    reply = asked(client, "What does the miller pay?", model="byline/archive")
    assert "nine crowns" in reply.choices[0].message.content
    assert "?library=archive#/read/" in reply.choices[0].message.annotations[0].url_citation.url


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(
    ("model", "question", "kind", "what"),
    [
        ("byline/nowhere", "Why?", openai.NotFoundError, "There is no library “nowhere”. Open another"),
        ("gpt-5", "Why?", openai.UnprocessableEntityError, "gpt-5: No model has this name. Ask for “byline”"),
        ("byline", " ", openai.UnprocessableEntityError, "There is no question. Type what you want to know."),
        ("byline", "Why? outlet:Nobody", openai.UnprocessableEntityError, "Nobody"),
    ],
)
def test_a_chat_client_is_told_what_is_wrong_and_what_to_do(client, stream, model, question, kind, what):
    with pytest.raises(kind) as error:
        asked(client, question, model=model, stream=stream)
    assert what in error.value.body["message"]


def test_a_picture_cannot_be_asked(client):
    content = [{"type": "image_url", "image_url": {"url": "https://a.example/b.png"}}]
    with pytest.raises(openai.UnprocessableEntityError, match="Add the file to the library"):
        client.chat.completions.create(model="byline", messages=[{"role": "user", "content": content}])


def test_a_client_that_leaves_before_the_first_words_keeps_nobody_waiting(workspace):
    app, line = FastAPI(), asyncio.Semaphore(1)
    add_chat(app, workspace, line)
    body = {"messages": [{"role": "user", "content": "What is the fare of the ferry?"}], "stream": True}
    coming = iter([{"type": "http.request", "body": json.dumps(body).encode()}])

    async def receive() -> dict[str, object]:
        return next(coming, {"type": "http.disconnect"})

    async def send(_message: object) -> None:
        raise OSError

    scope = {
        "type": "http", "asgi": {"spec_version": "2.4"}, "method": "POST", "scheme": "http", "server": ("here", 80),
        "path": "/v1/chat/completions", "query_string": b"", "headers": [(b"content-type", b"application/json")],
    }  # fmt: skip
    with pytest.raises(ClientDisconnect):
        asyncio.run(app(scope, receive, send))
    assert not line.locked()


def test_it_is_guarded_as_everything_else(address, client):
    body = {"messages": [{"role": "user", "content": "Why?"}]}
    own = {"Authorization": f"Bearer {TOKEN}"}
    with pytest.raises(openai.AuthenticationError, match="This page asks for a password"):
        asked(client.with_options(api_key="wrong"), "Why?")
    for headers in ({"host": "evil.example"}, {"origin": "https://evil.example"}):
        for path in ("v1/chat/completions", "api/ask", "mcp"):
            refused = httpx.post(f"{address}{path}", json=body, headers={**own, **headers})
            assert refused.status_code == 403
            assert refused.json()["error"]["what"]
