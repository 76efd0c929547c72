"""Settings to the chat models that they name, each made by LangChain's client of its provider."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import httpx

from assistant.errors import ModelError, UnknownModelError
from assistant.local_models import KeptModels
from assistant.settings import Settings
from assistant.writing.models import Model
from index.i18n import _

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

MOST = 4
"""Passages that a model of this machine is given: small ones lose themselves in more, and read each for seconds."""

WINDOW = 4096
"""Tokens that a model is taken to read and write when neither the settings nor the model itself say."""


@dataclass(frozen=True, slots=True)
class _Provider:
    """A provider whose package is an extra of Byline's, where it is asked, and what its client is told.

    Every client is told not to ask again: that is done in one place for all
    (:mod:`assistant.writing.streaming`). And each is told its address, so that no variable of the environment can send
    passages elsewhere than what is shown. None follows a redirect; ``made`` tells that a client which takes no option
    for it.
    """

    extra: str
    package: str
    address: str | None
    options: Callable[[Settings, str], Mapping[str, Any]]
    made: Callable[[Any], None] = lambda _model: None


def _openai(settings: Settings, address: str) -> Mapping[str, Any]:
    options: dict[str, Any] = {
        "base_url": address,
        "timeout": settings.model_seconds,
        "stream_chunk_timeout": None,  # a small machine may read a long prompt for minutes; the deadline holds anyway
        "max_retries": 0,
    }
    if settings.model_address:
        import openai  # noqa: PLC0415 - an extra

        # One's own server gets its own key and never OpenAI's; a proxy of the environment would carry passages away.
        options["api_key"] = settings.model_key or "none"
        # And nobody but the server that is named gets them: it must not pass them on by a redirect.
        options["http_async_client"] = openai.DefaultAsyncHttpxClient(
            trust_env=False, timeout=settings.model_seconds, follow_redirects=False
        )
        options["temperature"] = 0
    return options


def _anthropic(settings: Settings, address: str) -> Mapping[str, Any]:
    return {"base_url": address, "timeout": settings.model_seconds, "max_retries": 0}


def _follows_none(model: Any) -> None:  # noqa: ANN401 - a class of an extra
    model._async_client._client.follow_redirects = False


def _google(settings: Settings, address: str) -> Mapping[str, Any]:
    return {
        "base_url": address,
        "timeout": settings.model_seconds,
        "max_retries": 1,  # it counts the first as one
        # With a transport of one's own it takes httpx; aiohttp would follow redirects whatever it is told.
        "client_args": {"transport": httpx.AsyncHTTPTransport(), "follow_redirects": False},
    }


def _ollama(settings: Settings, address: str) -> Mapping[str, Any]:
    return {
        "base_url": address,
        "client_kwargs": {"timeout": settings.model_seconds, "trust_env": False, "follow_redirects": False},
        "num_ctx": settings.model_window or WINDOW,  # without it, long prompts are cut in silence
        "temperature": 0,
    }


def _local(settings: Settings, _address: str) -> Mapping[str, Any]:
    return {"window": settings.model_window or WINDOW}


_PROVIDERS = {
    "openai": _Provider("openai", "langchain_openai", "https://api.openai.com/v1", _openai),
    "anthropic": _Provider("anthropic", "langchain_anthropic", "https://api.anthropic.com", _anthropic, _follows_none),
    "google_genai": _Provider("google", "langchain_google_genai", "https://generativelanguage.googleapis.com", _google),
    "ollama": _Provider("ollama", "langchain_ollama", "http://127.0.0.1:11434", _ollama),
    "local": _Provider("local", "xllamacpp", None, _local),
}


def configured(settings: Settings) -> tuple[Model, ...]:
    """Return the models that ``settings`` name, the first of which is used unless another is chosen.

    Where they name none, it is the one that was fetched and chosen to write on this machine, if there is one.

    Raises:
        UnknownModelError: a model is named without a provider, and no address of one's own is set.
    """
    names = [name.strip() for name in (settings.model or "").split(",") if name.strip()]
    if not names and settings.model_address:
        names = ["default"]  # a server that holds a single model asks for no name
    if not names:
        return _kept(settings)
    return tuple(_model(name, settings) for name in dict.fromkeys(names))


def _kept(settings: Settings) -> tuple[Model, ...]:
    kept = KeptModels.of(settings)
    if kept.used is None:
        return ()
    make = partial(_make, "local", str(kept.place(kept.used)), "", settings)
    return (Model(kept.used.name, None, make, settings.model_window or WINDOW, MOST),)


def runs_here() -> bool:
    """Whether what runs a model on this machine is installed."""
    return find_spec(_PROVIDERS["local"].package) is not None


def _model(name: str, settings: Settings) -> Model:
    provider, model = name.partition(":")[::2]
    own = settings.model_address
    if own and (provider == "openai" or provider not in _PROVIDERS):
        model = model if provider == "openai" else name
        return Model(name, own, partial(_make, "openai", model, own, settings), settings.model_window)
    if not model:
        raise UnknownModelError(
            _("A model is written as provider:name."),
            place=name,
            advice=_(
                "The providers are %(what)s, for example BYLINE_MODEL=ollama:llama3.2. "
                "For a server that speaks OpenAI’s protocol, set BYLINE_MODEL_ADDRESS.",
                what=", ".join(_PROVIDERS),
            ),
        )
    address = _PROVIDERS[provider].address if provider in _PROVIDERS else provider
    window = settings.model_window or (WINDOW if provider in ("ollama", "local") else None)
    most = MOST if provider == "local" else None
    return Model(name, address, partial(_make, provider, model, address or "", settings), window, most)


def _make(provider: str, model: str, address: str, settings: Settings) -> "BaseChatModel":
    known = _PROVIDERS.get(provider)
    if known and find_spec(known.package) is None:
        raise ModelError(
            _("The package that speaks to %(provider)s is not installed.", provider=provider),
            place=f"{provider}:{model}",
            advice=_("Install it: pip install 'byline[%(extra)s]'", extra=known.extra),
        )
    options = known.options(settings, address) if known else {}
    if provider == "local":
        from assistant.writing.local_model import LocalModel  # noqa: PLC0415 - an extra

        return LocalModel(path=model, **options)
    return _made_by_langchain(provider, model, options)


def _made_by_langchain(provider: str, model: str, options: Mapping[str, Any]) -> "BaseChatModel":
    from langchain.chat_models import init_chat_model  # noqa: PLC0415 - takes a second

    try:
        made: BaseChatModel = init_chat_model(model, model_provider=provider, **options)
        if provider in _PROVIDERS:
            _PROVIDERS[provider].made(made)
    except ImportError as error:
        raise ModelError(str(error), place=f"{provider}:{model}", advice=_("Install that package.")) from error
    except Exception as error:
        # Clients raise errors of many kinds here, and their words may hold a key.
        raise ModelError(
            _("The client of %(provider)s cannot be set up (%(kind)s).", provider=provider, kind=type(error).__name__),
            place=f"{provider}:{model}",
            advice=_(
                "Most often its key is missing from the environment, such as OPENAI_API_KEY, or the provider’s name "
                "is none that LangChain knows."
            ),
        ) from error
    return made
