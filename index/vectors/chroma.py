"""How Chroma is set: by this code alone."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chromadb.config import Settings


def settings() -> "Settings":
    """Return Chroma's settings as they are written here.

    Chroma reads the environment, and a file ``.env`` in the folder where a program is started, which anybody may have
    put there: ``CHROMA_SERVER_HOST`` would send every vector to another machine without a word.
    """
    return _own_settings()(anonymized_telemetry=False)


@cache  # Chroma compares settings, and those of two classes are never the same
def _own_settings() -> "type[Settings]":
    # A second of import, which commands that do not search can do without.
    from chromadb.config import Settings  # noqa: PLC0415
    from pydantic_settings import BaseSettings, PydanticBaseSettingsSource  # noqa: PLC0415

    class OwnSettings(Settings):
        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],  # noqa: ARG003 - the names are pydantic's
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
            dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
            file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            return (init_settings,)

    return OwnSettings
