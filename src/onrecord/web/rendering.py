"""Pages and their JSON twins: one view gives both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial, wraps
from typing import Any, get_type_hints

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from pydantic import BaseModel

from onrecord.check import English
from onrecord.export import shown
from onrecord.export.words import plural, statement_facts

from .assets import PRELOADED, asset_url
from .charts import charts, series_charts, small_chart
from .languages import LANGUAGES, catalogue, day_in, language_of, moment_in
from .naming import named
from .navigation import kind_name, navigation
from .roles import may
from .session import FIELD, form_token, keep, new_secret, secret_of
from .terms import term
from .tongues import spoken, tongue
from .urls import URLS, twin, with_query
from .wording import worded

View = Callable[..., Any]
_MANY = 1e10  # from here on ten digits would be written with an exponent
More = Callable[[Any], Mapping[str, Any]]


@cache
def environment(language: str) -> Environment:
    """The templates in one language, with every value escaped and no undefined name let through."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader("onrecord.web", "templates"), PackageLoader("onrecord.export", "assets")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(
        urls=URLS,
        asset_url=asset_url,
        preloaded=PRELOADED,
        with_query=with_query,
        languages=LANGUAGES,
        token_field=FIELD,
    )
    tell = catalogue(language).gettext
    made.globals["kind_name"] = lambda kind: kind_name(kind, tell)
    speaks = tongue(language)
    for draw in (charts, small_chart, series_charts):
        made.globals[draw.__name__] = partial(draw, tongue=speaks)
    made.filters.update(shown=lambda text: shown(text or ""), plural=plural)
    made.filters.update(day=partial(day_in, language=language), moment=partial(moment_in, language=language))
    made.filters["term"] = partial(term, gettext=tell)
    made.filters.update(worded=partial(worded, tongue=speaks), digits=partial(_digits, tongue=speaks))
    made.globals["statement_facts"] = partial(statement_facts, tongue=spoken(language))
    made.filters["cuts"] = lambda key: ", ".join(map(speaks.term, key.split(", ")))
    return made


def _digits(value: float, tongue: English) -> str:
    return tongue.digits(value, ",.10g" if abs(value) < _MANY else ",.0f")


def render(request: Request, template: str, values: Mapping[str, Any], status: int = 200) -> HTMLResponse:
    """A template as an answer; it knows the request, the language and who is there besides the values given."""
    language, secret = language_of(request), secret_of(request) or new_secret()
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    made = environment(language)
    shell = {
        "request": request,
        "language": language,
        "here": here,
        "user": request.state.user,
        "may_review": may(request, "reviewer"),
        "token": form_token(secret),
        "named": lambda id_, title: named(request.app.state.archive, id_, title),
        "navigation": navigation(catalogue(language).gettext, request.state.person.role)
        if request.state.person.name
        else (),
    }
    answer = HTMLResponse(made.get_template(template).render(shell | dict(values)), status)
    if secret != secret_of(request):
        keep(request, answer, secret)
    return answer


def page(router: APIRouter, path: str, template: str, more: More | None = None) -> Callable[[View], View]:
    """Serve what a view gives at `path` as a page and at its twin as JSON.

    Args:
        router: Where both are added.
        path: The address of the page.
        template: Its template, which gets the view's result as `page`.
        more: Further values that only the template needs, made from the view's result.

    The view is a plain function that takes `request` and returns a pydantic model, which the OpenAPI document shows.
    """

    def register(view: View) -> View:
        model: type[BaseModel] = get_type_hints(view)["return"]

        @wraps(view)
        def html(**given: Any) -> HTMLResponse:
            found = view(**given)
            return render(given["request"], template, {"page": found, **(more(found) if more else {})})

        router.add_api_route(twin(path), view, response_model=model, summary=_first_line(view))
        router.add_api_route(path, html, response_class=HTMLResponse, response_model=None, include_in_schema=False)
        return view

    return register


def _first_line(view: View) -> str:
    return (view.__doc__ or view.__name__).strip().splitlines()[0]
