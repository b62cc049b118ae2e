"""People: who sees them, and what they change about themselves."""

from sugarsnap.errors import (
    AbsentError,
    AccountAbsentError,
    InvalidError,
    PrivateError,
    SignInRequiredError,
)
from sugarsnap.ids import SHARDS, AccountId
from sugarsnap.operations.names import change_name, enter_name
from sugarsnap.ports import Picture
from sugarsnap.queries import accounts
from sugarsnap.queries.feeds import upsert_floor
from sugarsnap.queries.ids import insert_account_id
from sugarsnap.queries.pictures import delete_use, insert_use
from sugarsnap.queries.relationships import find_relation
from sugarsnap.records.accounts import Account, Card, Profile, Standing
from sugarsnap.records.relationships import STRANGERS, Relation
from sugarsnap.records.viewers import Viewer
from sugarsnap.requests import PurgePicture
from sugarsnap.rules import usernames
from sugarsnap.rules.captions import clean_text
from sugarsnap.rules.renditions import SQUARE
from sugarsnap.rules.scopes import check_scope_over
from sugarsnap.rules.visibility import Sight, sight_of
from sugarsnap.work import Work


def require_signed_in(viewer: Viewer) -> Card:
    """The viewer's card. Raises SignInRequiredError where nobody is signed in."""
    if viewer.account is None:
        raise SignInRequiredError
    return viewer.account


def require_keeper(work: Work, viewer: Viewer) -> Account:
    """The viewer, who keeps the server. Raises AbsentError: for others there is no such page."""
    account = accounts.find_account(work.db, viewer.id) if viewer.id is not None else None
    if account is None or not account.is_admin:
        raise AbsentError
    return account


def find_standing(work: Work, viewer: Viewer, person: Card) -> tuple[Sight, Relation]:
    """What the viewer has of a person, and how the two stand."""
    relation = STRANGERS
    if viewer.id is not None and viewer.id != person.id:
        relation = find_relation(work.db, viewer.id, person.id)
    return sight_of(person, viewer, relation), relation


def require_known_account(work: Work, viewer: Viewer, account_id: int) -> Card:
    """A person whom the viewer may know of. Raises AccountAbsentError."""
    check_scope_over(viewer, account_id)
    person = accounts.find_card(work.db, account_id)
    if person is None or find_standing(work, viewer, person)[0] is Sight.ABSENT:
        raise AccountAbsentError
    return person


def require_visible_account(work: Work, viewer: Viewer, account_id: int) -> Card:
    """A person whose photos the viewer may see. Raises AccountAbsentError or PrivateError."""
    check_scope_over(viewer, account_id)
    person = accounts.find_card(work.db, account_id)
    sight = find_standing(work, viewer, person)[0] if person is not None else Sight.ABSENT
    if person is None or sight is Sight.ABSENT:
        raise AccountAbsentError
    if sight is Sight.PRIVATE:
        raise PrivateError
    return person


def read_account(work: Work, viewer: Viewer, account_id: int) -> Account:
    """A person in full. Raises AccountAbsentError or PrivateError."""
    require_visible_account(work, viewer, account_id)
    account = accounts.find_account(work.db, account_id)
    if account is None:
        raise AccountAbsentError
    return account


def read_own_account(work: Work, viewer: Viewer) -> Account:
    """The viewer in full. Raises SignInRequiredError."""
    return read_account(work, viewer, require_signed_in(viewer).id)


def find_account_of_name(work: Work, username: str) -> Account | None:
    """Whoever has a username, seen by nobody in particular: for the keeper's commands."""
    account_id = accounts.find_id_by_username(work.db, username.lower())
    return None if account_id is None else accounts.find_account(work.db, account_id)


class ProfileHead:
    """What a profile page shows above the photos, private or not."""

    __slots__ = ("account", "relation", "sight")

    def __init__(self, account: Account, sight: Sight, relation: Relation) -> None:
        self.account = account
        self.sight = sight
        self.relation = relation


def read_profile(work: Work, viewer: Viewer, username: str) -> ProfileHead:
    """A person by username, with how the viewer stands to them. Raises AccountAbsentError."""
    account = find_account_of_name(work, username)
    if account is None:
        raise AccountAbsentError
    sight, relation = find_standing(work, viewer, account.card)
    if sight is Sight.ABSENT:
        raise AccountAbsentError
    return ProfileHead(account, sight, relation)


def check_new_account(work: Work, username: str, email: str) -> None:
    """Raise InvalidError where a username or an e-mail address cannot be had."""
    problem = usernames.problem_with_username(username)
    if problem:
        raise InvalidError(problem, "username")
    problem = usernames.problem_with_email(email)
    if problem:
        raise InvalidError(problem, "email")
    if accounts.find_id_by_username(work.db, username) is not None:
        raise InvalidError("This username is taken.", "username")
    if accounts.find_id_by_email(work.db, email) is not None:
        raise InvalidError("This e-mail address has an account already.", "email")


class NewAccount:
    """What a new person enters; names and addresses are compared in lower case."""

    __slots__ = ("email", "full_name", "id", "is_admin", "username")

    def __init__(self, username: str, email: str, full_name: str = "") -> None:
        self.username = username.strip().lower()
        self.email = email.strip().lower()
        self.full_name = clean_text(full_name)[: usernames.FULL_NAME_LENGTH]
        self.is_admin = 0
        self.id: AccountId | None = None


def create_account(work: Work, wanted: NewAccount, hashed: str) -> Account:
    """Make an account with an already hashed password. Raises InvalidError."""
    check_new_account(work, wanted.username, wanted.email)
    account_id = wanted.id or insert_account_id(work.db, work.random.below(SHARDS))
    account = Account(
        id=account_id,
        username=wanted.username,
        full_name=wanted.full_name,
        picture="",
        is_private=0,
        standing=Standing.ACTIVE,
        photo_serial=0,
        bio="",
        website="",
        email=wanted.email,
        is_admin=wanted.is_admin,
        is_business=0,
        n_media=0,
        n_follows=0,
        n_followed_by=0,
        created_ms=work.now,
    )
    if not accounts.insert_username(work.db, account.username, account_id):
        raise InvalidError("This username is taken.", "username")
    if not accounts.insert_email(work.db, account.email, account_id):
        raise InvalidError("This e-mail address has an account already.", "email")
    accounts.insert_account(work.db, account, hashed)
    upsert_floor(work.db, account_id, 0)
    enter_name(work, account.card)
    return account


def prepare_profile(work: Work, viewer: Viewer, wanted: Profile) -> Profile:
    """The profile with clean texts. Raises SignInRequiredError, or InvalidError past a limit."""
    del work
    require_signed_in(viewer)
    profile = Profile(
        full_name=clean_text(wanted.full_name),
        bio=clean_text(wanted.bio),
        website=wanted.website.strip(),
        is_private=wanted.is_private,
    )
    _check_profile(profile)
    return profile


def edit_profile(work: Work, viewer: Viewer, wanted: Profile) -> None:
    """Write what the viewer says about themselves. Raises what prepare_profile raises.

    Going private lets every picture address of theirs die.
    """
    person = require_signed_in(viewer)
    profile = prepare_profile(work, viewer, wanted)
    change_name(work, person.id, profile.full_name)
    accounts.update_profile(work.db, person.id, profile)
    if profile.is_private and not person.is_private:
        accounts.update_photo_serial(work.db, person.id)


def _check_profile(profile: Profile) -> None:
    if len(profile.full_name) > usernames.FULL_NAME_LENGTH:
        raise InvalidError(
            f"A name has at most {usernames.FULL_NAME_LENGTH} characters.", "full_name"
        )
    if len(profile.bio) > usernames.BIO_LENGTH:
        raise InvalidError(f"A bio has at most {usernames.BIO_LENGTH} characters.", "bio")
    problem = usernames.problem_with_website(profile.website)
    if problem:
        raise InvalidError(problem, "website")


def change_picture(work: Work, viewer: Viewer, picture: Picture) -> None:
    """Show a rendered picture beside the viewer's name; the one before is purged."""
    person = require_signed_in(viewer)
    insert_use(work.db, picture.digest, person.id)
    accounts.update_picture(work.db, person.id, picture.digest)
    if person.picture and person.picture != picture.digest:
        delete_use(work.db, person.picture, person.id)
        work.later(PurgePicture(person.id, person.picture, SQUARE, SQUARE))


def suspend_account(work: Work, account_id: int) -> None:
    """Take a person out: absent everywhere, tokens and sessions dead, picture addresses too."""
    accounts.update_standing(work.db, account_id, Standing.SUSPENDED)


def restore_account(work: Work, account_id: int) -> None:
    """Take a suspended person back."""
    accounts.update_standing(work.db, account_id, Standing.ACTIVE)
