"""The examples of docs/python.md run as they stand, one after the other."""

import re
from pathlib import Path

import pytest

EXAMPLES = re.findall(
    r"```python\n(.*?)```", (Path(__file__).parent.parent / "docs/python.md").read_text("utf-8"), re.DOTALL
)
ARTICLE = """# The railway in spring

The repair will cost £2.4 million, Ida Holm, the town’s engineer, said on Monday. The railway will run again in May.
A cable of the railway snapped in March.
"""


@pytest.mark.model
def test_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "railway.md").write_text(f"---\ndate: 2025-04-02\n---\n{ARTICLE}", "utf-8")
    printed = []
    for example in EXAMPLES:
        exec(compile(example, "docs/python.md", "exec"), {})
        printed.append(capsys.readouterr().out)
    asked, searched, alone, retrieved = printed
    assert "Ida Holm says: The repair will cost £2.4 million" in asked
    assert "[1] The railway in spring: " in asked
    assert "The railway in spring, 0–" in searched
    assert "engineer" in alone
    assert "The railway will run again in May." in retrieved
