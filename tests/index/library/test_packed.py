"""What is packed in an archive, a mailbox or a message is a document each, and goes when it goes from there."""

import io
import zipfile
from email.message import EmailMessage

import pytest

from index.loading import limits


def packed(files: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


FERRY = "The ferry\n\nThe ferry to Saltmere left at nine in the evening, an hour late.\n"
QUAY = "The quay\n\nThe old quay was closed on Monday because it had sunk by four centimetres.\n"
MILL = "The mill\n\nThe miller of Garrow pays nine crowns a year for the water of the brook.\n"


def message(subject: str, words: str, *attached: tuple[str, bytes]) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Ann Lee <ann@example.org>"
    made["To"] = "Bo Ray <bo@example.org>"
    made["Subject"] = subject
    made["Date"] = "Sat, 03 May 2025 10:00:00 +0000"
    made.set_content(words)
    for name, data in attached:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made


def places(library, folder) -> list[str]:
    found = [place for each in library.documents() for place in each.locations]
    return sorted(place.removeprefix(f"{folder}/") for place in found)


def failures(report) -> dict[str, str]:
    return {each.place.rpartition("/")[2]: each.what for each in (*report.failed, *report.skipped)}


def test_each_file_of_an_archive_is_a_document(open_library, tmp_path):
    inner = packed({"mill.txt": MILL})
    file = tmp_path / "a.zip"
    file.write_bytes(
        packed({"news/ferry.txt": FERRY, "inner.zip": inner, "__MACOSX/x.txt": MILL, ".hid": MILL, "p.css": b"p {}"})
    )
    library = open_library()
    report = library.add([str(file)])
    assert places(library, tmp_path) == ["a.zip#file=inner.zip#file=mill.txt", "a.zip#file=news/ferry.txt"]
    assert report.failed == ()
    assert ".css" in failures(report)["a.zip#file=p.css"]


def test_what_is_gone_from_an_archive_goes_and_what_stays_is_kept(open_library, tmp_path):
    file = tmp_path / "a.zip"
    file.write_bytes(packed({"ferry.txt": FERRY, "quay.txt": QUAY}))
    library = open_library()
    library.add([str(file)])
    assert len(library.sync().kept) == 2
    file.write_bytes(packed({"ferry.txt": FERRY, "mill.txt": MILL}))
    report = library.sync()
    assert (len(report.added), len(report.kept), len(report.removed)) == (1, 1, 1)
    assert places(library, tmp_path) == ["a.zip#file=ferry.txt", "a.zip#file=mill.txt"]
    [ferry] = [each for each in library.documents() if "ferry" in each.locations[0]]
    library.remove([ferry.document_id])
    assert library.sync().added == ()
    file.write_bytes(packed({"ferry.txt": FERRY, "mill.txt": MILL.replace("nine", "ten")}))
    [changed] = library.refetch([each.document_id for each in library.documents()]).changed
    assert library.document(changed.document_id).text.count("ten crowns") == 1
    file.unlink()
    assert len(library.sync().removed) == 1
    assert library.documents() == ()


def test_a_file_that_can_not_be_read_is_named_and_the_others_are_there(open_library, tmp_path):
    file = tmp_path / "a.zip"
    file.write_bytes(packed({"ferry.txt": FERRY, "quay.pdf": b"%PDF-1.4 nothing", "mill.txt": MILL}))
    library = open_library()
    report = library.add([str(file)])
    assert [each.place for each in report.failed] == [f"{file}#file=quay.pdf"]
    assert len(library.documents()) == 2
    file.write_bytes(packed({"ferry.txt": FERRY, "quay.pdf": b"%PDF-1.4 nothing"}))
    assert len(library.sync().removed) == 1


@pytest.mark.parametrize(("limit", "value"), [("ARCHIVE_MEMBERS", 1), ("ARCHIVE_BYTES", 1000), ("ARCHIVE_RATIO", 0)])
def test_an_archive_that_holds_too_much_is_refused(monkeypatch, limit, value):
    from index.loading.parsers.packed import parts_of

    data = packed({"a.txt": "ferry " * 400_000, "b.txt": "mill"})
    monkeypatch.setattr(limits, limit, value)
    with pytest.raises(Exception, match="archive"):
        list(parts_of(data, "/a.zip"))


def test_archives_need_a_password_or_lie_too_deep(open_library, tmp_path):
    data = bytearray(packed({"ferry.txt": FERRY}))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        place = data.index(mark)
        data[place + (6 if mark == b"PK\x03\x04" else 8)] |= 1
    (tmp_path / "locked.zip").write_bytes(bytes(data))
    (tmp_path / "deep.zip").write_bytes(packed({"b.zip": packed({"c.zip": packed({"mill.txt": MILL})})}))
    library = open_library()
    told = failures(library.add([str(tmp_path / "locked.zip"), str(tmp_path / "deep.zip")]))
    assert "password" in told["locked.zip"]
    assert "in another" in told["deep.zip#file=b.zip#file=c.zip"]
    assert library.documents() == ()


def test_a_list_of_addresses_in_an_archive_leads_nowhere(open_library, tmp_path, site):
    file = tmp_path / "a.zip"
    file.write_bytes(packed({"list.txt": f"{site.address}/one.html\n{site.address}/two.html\n"}))
    library = open_library(private_addresses=True)
    library.add([str(file)])
    assert [each.media_type for each in library.documents()] == ["text/plain"]


def test_what_is_attached_to_a_message_says_to_which(open_library, tmp_path):
    file = tmp_path / "budget.eml"
    file.write_bytes(
        message(
            "The quay", "Please read what I attach, dear Bo.", ("quay.txt", QUAY.encode()), ("x.exe", b"MZ\0\1" * 99)
        ).as_bytes()
    )
    library = open_library()
    report = library.add([str(file)])
    assert places(library, tmp_path) == ["budget.eml", "budget.eml#file=quay.txt"]
    [attached] = [each for each in library.documents() if "#" in each.locations[0]]
    assert attached.title.endswith(" · attached to “The quay” from Ann Lee, 2025-05-03")
    assert attached.published == "2025-05-03"
    assert "budget.eml#file=x.exe" in failures(report)


def test_each_message_of_a_mailbox_is_a_document(open_library, tmp_path):
    first = message("Ferry", "The ferry was late.\n\nFrom here nobody could see it.\n")
    second = message("Quay", "I attach a note on the quay.", ("quay.txt", QUAY.encode()))
    file = tmp_path / "box.mbox"
    lines = [b"From ann@example.org Sat May  3 10:00:00 2025\n" + each.as_bytes() + b"\n" for each in (first, second)]
    file.write_bytes(b"".join(lines).replace(b"\nFrom here", b"\n>From here"))
    library = open_library()
    library.add([str(file)])
    assert places(library, tmp_path) == [
        "box.mbox#message=1", "box.mbox#message=2", "box.mbox#message=2#file=quay.txt"
    ]  # fmt: skip
    [ferry] = [each for each in library.documents() if each.title == "Ferry"]
    assert "\nFrom here nobody could see it." in library.document(ferry.document_id).text
    file.write_bytes(lines[1])
    assert [change.title for change in library.sync().removed] == ["Ferry"]


def test_a_message_within_a_message_is_one_of_its_own(open_library, tmp_path):
    outer = message("Forwarded", "See below what Bo wrote about the mill.")
    outer.add_attachment(message("Mill", MILL))
    (tmp_path / "f.eml").write_bytes(outer.as_bytes())
    library = open_library()
    library.add([str(tmp_path / "f.eml")])
    assert {each.title for each in library.documents()} == {
        "Forwarded", "Mill · attached to “Forwarded” from Ann Lee, 2025-05-03"
    }  # fmt: skip


def test_two_files_of_one_name(open_library, tmp_path):
    (tmp_path / "f.eml").write_bytes(
        message("Two", "Two notes are attached.", ("n.txt", QUAY.encode()), ("n.txt", MILL.encode())).as_bytes()
    )
    library = open_library()
    library.add([str(tmp_path / "f.eml")])
    assert places(library, tmp_path) == ["f.eml", "f.eml#file=n (2).txt", "f.eml#file=n.txt"]


def test_a_message_that_only_brings_files_is_none_itself(open_library, tmp_path):
    (tmp_path / "f.eml").write_bytes(message("Files", " ", ("n.txt", QUAY.encode())).as_bytes())
    library = open_library()
    report = library.add([str(tmp_path / "f.eml")])
    assert places(library, tmp_path) == ["f.eml#file=n.txt"]
    assert report.failed == ()


def test_adding_an_archive_can_be_stopped_between_its_files(open_library, tmp_path):
    import threading

    file = tmp_path / "a.zip"
    file.write_bytes(packed({"ferry.txt": FERRY, "mill.txt": MILL, "quay.txt": QUAY}))
    library, stop = open_library(), threading.Event()

    def progress(now) -> None:
        if now.place.endswith("mill.txt"):
            stop.set()

    assert library.add([str(file)], progress=progress, stop=stop).interrupted
    assert len(library.documents()) < 3
    library.sync()
    assert len(library.documents()) == 3
