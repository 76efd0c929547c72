"""The chat models that may write answers: which are configured, where they run, and how each is made."""

import ipaddress
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from assistant.errors import ModelError
from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

Place = Literal["machine", "network", "outside"]
"""Where a model runs: on this machine, elsewhere in a private network, or outside of it."""

CONNECT = 2.0
"""Seconds that a connection may take; with the one retry, an address where nobody answers is given up within five."""

RETRIES = 1
"""How often a client asks again; it waits as long as the server's Retry-After says."""

WINDOW = 4096
"""Tokens that a model is taken to read and write when neither the settings nor the model itself say."""


@dataclass(frozen=True, slots=True)
class Model:
    """A chat model that may be chosen.

    ``name`` is what it is called in the settings. ``address`` is where the passages are sent to, ``None`` if it runs in
    this process. ``make`` makes it, or raises :class:`ModelError`. ``window`` is what it reads and writes at most, in
    tokens, if that is set.
    """

    name: str
    address: str | None
    make: Callable[[], "BaseChatModel"]
    window: int | None = None

    @property
    def host(self) -> str | None:
        """The host that passages are sent to, ``None`` for this process."""
        return (urlsplit(self.address).hostname or self.address) if self.address else None

    @property
    def place(self) -> Place:
        """Where the model runs, as its address tells. A name is never looked up: what is not known is outside."""
        host = self.host
        if host is None or host == "localhost":
            return "machine"
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            return "outside"
        if address.is_loopback:
            return "machine"
        return "network" if address.is_private else "outside"


def destination(model: Model) -> str:
    """Say in plain words where passages go when ``model`` writes."""
    if model.place == "machine":
        return "nothing leaves this machine"
    if model.place == "network":
        return f"passages of your documents are sent to {model.host} in your network"
    return f"passages of your documents leave this machine for {model.host}"


@dataclass(frozen=True, slots=True)
class _Provider:
    """A provider whose package is an extra of Byline's, where it is asked, and what its client is told."""

    extra: str
    package: str
    address: str | None
    options: Callable[[Settings, str], Mapping[str, Any]]


def _openai(settings: Settings, address: str) -> Mapping[str, Any]:
    import openai  # noqa: PLC0415 - an extra

    options: dict[str, Any] = {
        "base_url": address,
        "timeout": openai.Timeout(settings.model_seconds, connect=CONNECT),
        "max_retries": RETRIES,
    }
    if settings.model_address:
        # One's own server gets its own key and never OpenAI's; a proxy of the environment would carry passages away.
        options["api_key"] = settings.model_key or "none"
        options["http_async_client"] = openai.DefaultAsyncHttpxClient(trust_env=False, timeout=options["timeout"])
        options["temperature"] = 0
    return options


def _anthropic(settings: Settings, address: str) -> Mapping[str, Any]:
    return {"base_url": address, "timeout": settings.model_seconds, "max_retries": RETRIES}


def _google(settings: Settings, _address: str) -> Mapping[str, Any]:
    return {"timeout": settings.model_seconds, "max_retries": RETRIES + 1}  # it counts attempts


def _ollama(settings: Settings, address: str) -> Mapping[str, Any]:
    # Without a window of its own it cuts long prompts in silence.
    client = {"timeout": settings.model_seconds, "trust_env": False}
    return {
        "base_url": address,
        "client_kwargs": client,
        "num_ctx": settings.model_window or WINDOW,
        "temperature": 0,
    }


_PROVIDERS = {
    "openai": _Provider("openai", "langchain_openai", "https://api.openai.com/v1", _openai),
    "anthropic": _Provider("anthropic", "langchain_anthropic", "https://api.anthropic.com", _anthropic),
    "google_genai": _Provider("google", "langchain_google_genai", "https://generativelanguage.googleapis.com", _google),
    "ollama": _Provider("ollama", "langchain_ollama", "http://127.0.0.1:11434", _ollama),
    "local": _Provider("local", "xllamacpp", None, lambda _settings, _address: {}),
}


def configured(settings: Settings) -> tuple[Model, ...]:
    """Return the models that ``settings`` name, the first of which is used unless another is chosen.

    Raises:
        ModelError: a model is named without a provider, and no address of one's own is set.
    """
    names = [name.strip() for name in (settings.model or "").split(",") if name.strip()]
    if not names and settings.model_address:
        names = ["default"]  # a server that holds a single model asks for no name
    return tuple(_model(name, settings) for name in dict.fromkeys(names))


def _model(name: str, settings: Settings) -> Model:
    provider, _, model = name.partition(":")
    own = settings.model_address
    if own and (provider == "openai" or provider not in _PROVIDERS):
        model = model if provider == "openai" else name
        make = partial(_make, "openai", model, own, settings)
        return Model(name, own, make, settings.model_window)
    if not model:
        raise ModelError(
            "A model is written as provider:name.",
            place=name,
            advice=f"The providers are {', '.join(_PROVIDERS)}, for example BYLINE_MODEL=ollama:llama3.2. For a server "
            "that speaks OpenAI’s protocol, set BYLINE_MODEL_ADDRESS.",
        )
    address = _PROVIDERS[provider].address if provider in _PROVIDERS else provider
    window = settings.model_window or (WINDOW if provider in ("ollama", "local") else None)
    return Model(name, address, partial(_make, provider, model, address or "", settings), window)


def _make(provider: str, model: str, address: str, settings: Settings) -> "BaseChatModel":
    known = _PROVIDERS.get(provider)
    if known and find_spec(known.package) is None:
        raise ModelError(
            f"The package that speaks to {provider} is not installed.",
            place=f"{provider}:{model}",
            advice=f"Install it: pip install 'byline[{known.extra}]'",
        )
    if provider == "local":
        from assistant.local_model import LocalModel  # noqa: PLC0415 - an extra

        return LocalModel(path=model, window=settings.model_window or WINDOW)
    from langchain.chat_models import init_chat_model  # noqa: PLC0415 - takes a second

    options = known.options(settings, address) if known else {}
    try:
        made: BaseChatModel = init_chat_model(model, model_provider=provider, **options)
    except ImportError as error:
        raise ModelError(str(error), place=f"{provider}:{model}", advice="Install that package.") from error
    except Exception as error:
        # Clients raise errors of many kinds here, and their words may hold a key.
        raise ModelError(
            f"The client of {provider} cannot be set up ({type(error).__name__}).",
            place=f"{provider}:{model}",
            advice="Most often its key is missing from the environment, such as OPENAI_API_KEY.",
        ) from error
    return made
