"""The container's files hold together with the project; no engine is needed to see that."""

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
COPIED = {
    source
    for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
    for source in line.split()[:-1]
}  # fmt: skip
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))


def test_what_is_copied_is_there_and_nothing_else_is_sent_to_the_engine():
    assert all((ROOT / source).exists() for source in COPIED)
    admitted = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").split() if line.startswith("!")}
    assert admitted == COPIED


def test_it_has_the_torch_and_the_chroma_that_are_tested():
    [torch] = re.findall(r"torch==([\d.]+)", DOCKERFILE)
    assert f"torch=={torch}" in (ROOT / "Makefile").read_text("utf-8")
    chroma = COMPOSE["services"]["chroma"]["image"].rpartition(":")[2]
    assert f"chromadb=={chroma}" in (ROOT / "requirements.lock").read_text("utf-8")


def test_it_runs_as_nobody_special_behind_a_password_and_keeps_everything_in_one_volume():
    assert re.search(r"^USER byline$", DOCKERFILE, re.MULTILINE)
    assert re.findall(r"^VOLUME (.+)$", DOCKERFILE, re.MULTILINE) == ["/data"]
    assert "BYLINE_DATA=/data" in DOCKERFILE
    assert "HEALTHCHECK" in DOCKERFILE
    byline = COMPOSE["services"]["byline"]
    assert "BYLINE_PASSWORD" in byline["environment"]
    assert all(port.startswith("127.0.0.1:") for port in byline["ports"])
    assert "ports" not in COMPOSE["services"]["chroma"]
