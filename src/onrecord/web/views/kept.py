"""What the views hold in their hands: the archive and the settings of the application that answers."""

from __future__ import annotations

from fastapi import HTTPException, Request

from onrecord.archive import Archive, User, Users
from onrecord.web.edition import Edition, Editions
from onrecord.web.held_series import HeldSeries
from onrecord.web.languages import language_of
from onrecord.web.passwords import Tries
from onrecord.web.roles import may
from onrecord.web.sentences import Sentence
from onrecord.web.settings import Settings
from onrecord.web.terms import N_


def archive_of(request: Request) -> Archive:
    """The archive that the application shows."""
    found: Archive = request.app.state.archive
    return found


def settings_of(request: Request) -> Settings:
    """The application's settings."""
    found: Settings = request.app.state.settings
    return found


def edition_of(request: Request, statement: str) -> Edition:
    """A statement as the one who asks reads it; raises NoSuchStatement."""
    made: Editions = request.app.state.edition_of
    state = archive_of(request).state_of(statement)
    return made(statement, state, language_of(request), may(request, "reviewer"))


def person_of(request: Request) -> User:
    """Who acts: the one logged in, or the one at the desk."""
    found: User = request.state.person
    return found


def users_of(request: Request) -> Users:
    """The users of the archive.

    Raises:
        HTTPException: 404, where nobody logs in.
    """
    if not settings_of(request).asks_for_login:
        raise HTTPException(404, Sentence(N_("Nobody logs in here: the application runs for the one at this machine.")))
    return Users(archive_of(request))


def tries_of(request: Request) -> Tries:
    """What checks passwords."""
    found: Tries = request.app.state.tries
    return found


def series_of(request: Request) -> HeldSeries:
    """The official series that figures are checked against."""
    found: HeldSeries = request.app.state.series
    return found
