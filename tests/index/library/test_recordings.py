"""A transcript plays the recording that lies beside it, and no other file."""

import pytest

from index.loading.recordings import recording_type, recordings_among

VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lee>The quay was closed.\n\n00:03.000 --> 00:04.000\n<v Bo Ray>Why?\n"
SOUND = b"ID3\x04" + bytes(100)


@pytest.fixture
def talk(tmp_path):
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "talk.en.vtt").write_text(VTT)
    (folder / "talk.mp3").write_bytes(SOUND)
    (folder / "other.mp3").write_bytes(SOUND)
    return folder


def test_the_recording_of_that_name_is_found(open_library, talk):
    library = open_library()
    [added] = library.add([str(talk)]).added
    assert library.recording(added.document_id).path == talk / "talk.mp3"
    [document] = [library.document(each.document_id) for each in library.documents()]
    assert document.spot_of(document.text.index("Why")).second == 3


def test_what_only_has_its_name_is_no_recording(open_library, talk):
    (talk / "talk.mp3").write_bytes(b"root:x:0:0:root:/root:/bin/bash\n" * 9)
    library = open_library()
    [added] = library.add([str(talk / "talk.en.vtt")]).added
    assert library.recording(added.document_id) is None


def test_other_documents_have_none(open_library, talk):
    (talk / "other.txt").write_text("The other recording is of the harbour at night.")
    library = open_library()
    [added] = library.add([str(talk / "other.txt")]).added
    assert library.recording(added.document_id) is None


def test_times_that_moved_are_taken_anew(open_library, talk):
    library = open_library()
    library.add([str(talk)])
    (talk / "talk.en.vtt").write_text(VTT.replace("00:03.000", "00:03.500"))
    assert len(library.sync().changed) == 1
    [document] = [library.document(each.document_id) for each in library.documents()]
    assert document.times[-1].second == 3.5
    assert library.sync().changed == ()


def test_a_recording_that_is_uploaded_with_its_transcript_is_kept_beside_it(open_library, talk):
    library = open_library()
    files = [(talk / "talk.mp3", "talk.mp3"), (talk / "talk.en.vtt", "talk.vtt")]
    report = library.add_uploads(files)
    assert [change.place for change in report.added] == ["talk.vtt"]
    assert report.failed == ()
    found = library.recording(report.added[0].document_id)
    assert found.path.is_relative_to(library.folder)
    (talk / "note.txt").write_text("A note on the quay, which was closed.")
    library.add_uploads([(talk / "note.txt", "note.txt")])
    assert found.path.is_file()
    library.remove([report.added[0].document_id])
    assert not found.path.exists()


def test_recordings_by_themselves_say_what_is_missing(open_library, talk):
    library = open_library()
    [failure] = library.add([str(talk / "other.mp3")]).failed
    assert "transcript" in failure.advice


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (SOUND, "audio/mpeg"),
        (b"\xff\xfb\x90\x64" + bytes(60), "audio/mpeg"),
        (b"\0\0\0\x20ftypM4A \0\0", "audio/mp4"),
        (b"\0\0\0\x20ftypisom\0\0", "video/mp4"),
        (b"\0\0\0\x20ftypheic\0\0", None),
        (b"OggS\0\x02", "audio/ogg"),
        (b"RIFF\0\0\0\0WAVEfmt ", "audio/wav"),
        (b"RIFF\0\0\0\0WEBPVP8 ", None),
        (b"\x1a\x45\xdf\xa3\x01", "video/webm"),
        (b"\xff\xfeT\0h\0e\0 \0", None),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", None),
    ],
)
def test_recordings_are_told_by_their_bytes(head, kind):
    assert recording_type(head) == kind


def test_recordings_among_files():
    names = ["a.vtt", "a.mp3", "b.de.srt", "b.mp4", "c.mp3"]
    assert recordings_among(names) == {"a.mp3": "a.vtt", "b.mp4": "b.de.srt"}
