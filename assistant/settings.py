"""Every setting of Byline, read once from the environment. Nothing else reads the environment."""

import unicodedata
from pathlib import Path
from typing import Annotated, Literal

import platformdirs
from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.i18n import N_, _

LONGEST_LIBRARY_NAME = 64
LIBRARY_NAME = N_("Use letters, digits, dashes and full stops, at most 64, a letter or digit first.")
"""What a library may be called, as a person is told."""


def is_library_name(name: str) -> bool:
    """Whether a library may be called so: it is the name of its folder, and must not lead out of the one it lies in.

    Letters of every script with the marks that belong to them, as the vowels of Devanagari do.
    """
    inside = all(unicodedata.category(each)[0] in "LMN" or each in "_.-" for each in name)
    return inside and 0 < len(name) <= LONGEST_LIBRARY_NAME and (name[0].isalnum() or name[0] == "_")


def _library_name(name: str) -> str:
    if not is_library_name(name):
        raise ValueError(_(LIBRARY_NAME))
    return name


Folder = Annotated[Path, AfterValidator(Path.expanduser)]
"""A folder, with ``~`` for that of the person: not every shell puts it in."""


class Settings(BaseSettings):
    """Settings, each from the environment variable of its name with the prefix ``BYLINE_``."""

    model_config = SettingsConfigDict(env_prefix="BYLINE_", frozen=True)

    data: Folder = Field(
        default_factory=lambda: platformdirs.user_data_path("byline", appauthor=False),
        description="The folder that holds the libraries.",
    )
    library: Annotated[str, AfterValidator(_library_name)] | None = Field(
        default=None, description="The library to open. Unset: `default` once it exists, else `samples`."
    )
    embedding_model: str | None = Field(
        default=None,
        description="A sentence-transformers model, by folder or name. Unset: the all-MiniLM-L6-v2 that is installed.",
    )
    language: str = Field(default="en", description="The language that Byline speaks: en, de, pt-BR.")
    reader: str | None = Field(
        default=None,
        description="A Hugging Face extractive question-answering model or a cross-encoder, by folder or name. "
        "Unset: the readers that come with Byline.",
    )
    read_again: int = Field(
        default=4,
        ge=0,
        le=50,
        description="How many of the likeliest passages the larger of Byline’s two readers reads again. "
        "What answers stands in the first four nine times in ten.",
    )
    answers: Literal["careful", "balanced", "eager"] = Field(
        default="balanced", description="How sure it must be to answer rather than say that the documents don’t."
    )
    chroma: str | None = Field(
        default=None,
        description="The address of the Chroma server that keeps the vectors. Unset: the library’s own folder.",
        pattern=r"^https?://[^\s/]+",
    )
    model: str | None = Field(
        default=None,
        description="The language model that writes answers, as provider:name; several, parted by commas, are offered. "
        "Unset: the documents’ own sentences.",
    )
    model_address: str | None = Field(
        default=None,
        description="Where a server that speaks OpenAI’s protocol is asked for models without a provider.",
        pattern=r"^https?://[^\s/]+",
    )
    model_key: SecretStr | None = Field(default=None, description="The key that this server asks for, if it does.")
    models_from: str = Field(
        default="https://huggingface.co",
        description="The server that `byline model get` fetches models from.",
        pattern=r"^https?://[^\s/]+",
    )
    transcriber: str | None = Field(
        default=None,
        description="Where a server that speaks OpenAI’s protocol hears recordings that are added. "
        "Unset: only transcripts are read.",
        pattern=r"^https?://[^\s/]+",
    )
    transcriber_key: SecretStr | None = Field(
        default=None, description="The key that this server asks for, if it does."
    )
    transcriber_model: str = Field(default="whisper-1", description="The model that it is asked for.")
    transcriber_seconds: float = Field(
        default=1800.0, gt=0, description="How many seconds it may take over one recording."
    )
    model_window: int | None = Field(
        default=None,
        ge=1024,
        description="How many tokens a model reads and writes. Unset: as it says itself.",
    )
    model_seconds: float = Field(
        default=120.0, gt=0, description="How many seconds a written answer may take before the quoted one is given."
    )
    unsupported: Literal["mark", "remove"] = Field(
        default="mark", description="What becomes of written sentences that the sources do not support."
    )
    locale: Folder | None = Field(
        default=None, description="A folder with translations of your own. Unset: those that come with Byline."
    )
    host: str = Field(default="127.0.0.1", description="The address that the page is served on.")
    port: int = Field(default=7860, ge=0, le=65535, description="The port that the page is served on.")
    password: SecretStr | None = Field(
        default=None,
        description="The hash of the page’s password, as `byline password --print` makes it. "
        "Unset: the one that `byline password` kept, if there is one.",
    )
    token: SecretStr | None = Field(
        default=None,
        min_length=16,
        description="What programs send in place of the password, as `Authorization: Bearer …`. "
        "Unset: the one that `byline password` made.",
    )
    names: str = Field(
        default="",
        description="Names under which the page is reached from elsewhere, parted by commas. "
        "Its addresses and the machine’s own name need not be named.",
    )
    passages: int = Field(default=8, ge=1, le=50, description="How many passages are read for one question.")
    private_addresses: bool = Field(
        default=False,
        description="Whether web addresses on this machine or a private network may be fetched.",
    )
    pause: float = Field(
        default=1.0, ge=0, description="How many seconds lie between two requests to one web server, at least."
    )
