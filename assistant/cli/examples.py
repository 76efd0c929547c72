"""The commands in the order in which one needs them, each with examples: what ``--help`` shows."""

from collections.abc import Iterator, Mapping

import typer
from typer.models import CommandInfo, TyperInfo

ORDER: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "First": {
        "add": ("byline add ~/articles", "byline add https://example.org/feed.xml --library press"),
        "ask": (
            'byline ask "What will the repair cost?"',
            "byline ask 'Who says so? outlet:\"Garrow Ledger\" after:2025-03'",
            'byline ask "What will the repair cost?" --export answer.docx',
        ),
        "list": ("byline list", "byline list --library press --json"),
        "show": ("byline show b316254e", "byline show b316 --gaps"),
        "serve": ("byline serve", "byline serve --port 8080 --library press"),
    },
    "Find, tell and check": {
        "search": ('byline search "haulage cable" --limit 3', 'byline search "cable" --after "May 2025" --whole'),
        "claims": ("byline claims", 'byline claims "What does Quarrie say about the wall?" --only direct'),
        "compare": ('byline compare "Why did the cable break?"', 'byline compare "What will it cost?" --by speaker'),
        "brief": ("byline brief", 'byline brief "the cliff railway" --length paragraph'),
        "timeline": ('byline timeline "the cliff railway"', "byline timeline --after 2025-03 --before 2025-05"),
        "verify": ("byline verify draft.txt", "pbpaste | byline verify -"),
        "export": ("byline brief --json | byline export - brief.docx",),
        "speakers": (),
        "speakers join": ('byline speakers join "Ines Quarrie" "I. Quarrie"',),
        "speakers part": ('byline speakers part "Quarrie" "Tom Quarrie"',),
        "saved": ('byline ask "What will it cost?" --save Costs', "byline saved"),
        "saved list": ("byline saved list",),
        "saved show": ("byline saved show Costs",),
        "saved remove": ("byline saved remove Costs",),
    },
    "Keep up to date": {
        "sync": ("byline sync", "byline sync --reindex"),
        "watch": ("byline watch --every 30m",),
        "places": ("byline places",),
        "forget": ("byline forget ~/articles/old",),
        "refetch": ("byline refetch b316254e",),
        "changes": ("byline changes b316254e",),
        "edit": ('byline edit b316254e --outlet "Garrow Ledger" --published "7 April 2025"',),
        "correct": ("byline correct b316254e --page 3", "byline correct b316254e --from corrected.txt"),
        "remove": ("byline remove b316254e",),
    },
    "Libraries": {
        "check": ("byline check", "byline check --mend"),
        "libraries": ("byline libraries",),
        "libraries export": ("byline libraries export press press.byline",),
        "libraries import": ("byline libraries import press.byline --as archive",),
        "libraries remove": ("byline libraries remove press",),
    },
    "Models, programs and measuring": {
        "reader": ("byline reader",),
        "judged": ("byline judged questions.jsonl",),
        "eval": ("byline eval questions.jsonl --details answers.jsonl",),
        "password": ("byline password",),
        "mcp": ("byline mcp --library press",),
        "model": (),
        "model list": ("byline model list",),
        "model get": ("byline model get",),
        "model use": ("byline model use none",),
        "model remove": ("byline model remove qwen3-1.7b",),
    },
}
"""Under each heading its commands, with examples; a group of commands, which Typer shows last, may have none."""


Info = CommandInfo | TyperInfo
"""What Typer knows of a command, or of a group of them."""


def put_in_order(app: typer.Typer) -> None:
    """Have ``--help`` show the commands under the headings of :data:`ORDER`, and that of each command its examples."""
    places = {name: (number, heading) for number, (heading, name) in enumerate(_named())}
    groups = {str(each.name): each for each in app.registered_groups}
    infos: list[tuple[str, Info]] = [*_commands(app), *groups.items()]
    for name, made in infos:
        made.rich_help_panel = places[name][1]
    app.registered_commands.sort(key=lambda each: places[_name(each)][0])
    app.registered_groups.sort(key=lambda each: places[str(each.name)][0])
    examples = {name: each for commands in ORDER.values() for name, each in commands.items()}
    told = list(infos)
    for group, each in groups.items():
        inner = each.typer_instance
        told += [(f"{group} {name}", each) for name, each in _commands(inner)] if inner else []
    for name, made in told:
        if examples[name]:
            made.epilog = "\n\n".join(["[dim]Examples[/dim]", *(f"  {line}" for line in examples[name])])


def _named() -> Iterator[tuple[str, str]]:
    for heading, commands in ORDER.items():
        for name in commands:
            yield heading, name


def _commands(app: typer.Typer) -> list[tuple[str, CommandInfo]]:
    return [(_name(each), each) for each in app.registered_commands]


def _name(command: CommandInfo) -> str:
    return command.name or (command.callback.__name__.rstrip("_") if command.callback else "")
