"""The tree of commands. A command's module is imported when the command runs, not before."""

from importlib.metadata import version

from cyclopts import App, Group

_CODES = (
    "Exit codes: 0 done, 1 refused or something found, 2 misused, 70 broken, 130 interrupted.\n\n"
    "Settings come from options, else from SUGARSNAP_* variables, else from sugarsnap.toml in the "
    "data folder. On a terminal commands answer in sentences, into a pipe or with --json in JSON."
)
_PEOPLE = Group("People and clients", sort_key=2)
_SERVER = Group("Server", sort_key=1)
_KEEPING = Group("Keeping", sort_key=3)
_DOCUMENTS = Group("Documents", sort_key=4)

_NESTED = {
    "user": ("Make, suspend and restore people.", _PEOPLE),
    "client": ("Register clients, and decide what they may do.", _PEOPLE),
    "token": ("Make, look at and revoke access tokens.", _PEOPLE),
    "feed": ("Fill home feeds anew.", _KEEPING),
    "place": ("Enter places.", _KEEPING),
    "tls": ("Trust the certificate of the server's own.", _SERVER),
    "endpoint": ("Retire and restore endpoints of the API.", _KEEPING),
}

_COMMANDS = (
    ("serve", "sugarsnap.cli.serve:serve", "Run the server.", _SERVER),
    ("demo", "sugarsnap.cli.serve:demo", "Run the server with a community to try out.", _SERVER),
    ("worker", "sugarsnap.cli.serve:worker", "Run a further process that does jobs.", _SERVER),
    ("tls show", "sugarsnap.cli.tls:show", "Tell which certificate to trust, and how.", None),
    ("user create", "sugarsnap.cli.users:create", "Make an account.", None),
    ("user suspend", "sugarsnap.cli.users:suspend", "Take a person out.", None),
    ("user restore", "sugarsnap.cli.users:restore", "Take a suspended person back.", None),
    ("client create", "sugarsnap.cli.clients:create", "Register a client.", None),
    (
        "client import",
        "sugarsnap.cli.client_files:import_clients",
        "Register clients that have their ids and secrets already.",
        None,
    ),
    ("client invite", "sugarsnap.cli.reviews:invite", "Invite somebody to its sandbox.", None),
    ("client approve", "sugarsnap.cli.reviews:approve", "Approve permissions of a client.", None),
    ("client reject", "sugarsnap.cli.reviews:reject", "Reject permissions of a client.", None),
    ("token create", "sugarsnap.cli.tokens:create", "Let a client act for a person.", None),
    ("token inspect", "sugarsnap.cli.tokens:inspect", "Tell whom a token speaks for.", None),
    ("token revoke", "sugarsnap.cli.tokens:revoke", "Revoke a token.", None),
    ("post", "sugarsnap.cli.posts:post", "Post photos as somebody.", _PEOPLE),
    ("feed rebuild", "sugarsnap.cli.feeds:rebuild", "Fill home feeds anew.", None),
    ("place add", "sugarsnap.cli.places:add", "Enter a place, and ids it has elsewhere.", None),
    ("endpoint retire", "sugarsnap.cli.endpoints:retire", "Let an endpoint be retired.", None),
    ("endpoint restore", "sugarsnap.cli.endpoints:restore", "Take an endpoint back.", None),
    ("endpoint list", "sugarsnap.cli.endpoints:show", "List what is retired.", None),
    ("endpoint profile", "sugarsnap.cli.endpoints:profile", "Choose an era of the API.", None),
    ("migrate", "sugarsnap.cli.upkeep:migrate", "Bring the database to this version.", _KEEPING),
    ("doctor", "sugarsnap.cli.upkeep:doctor", "Look for what is wrong.", _KEEPING),
    ("backup", "sugarsnap.cli.backups:backup", "Write everything to one archive.", _KEEPING),
    ("restore", "sugarsnap.cli.backups:restore", "Fill an empty data folder again.", _KEEPING),
    ("move", "sugarsnap.cli.moves:move", "Move to another database and back.", _KEEPING),
    ("openapi", "sugarsnap.cli.documents:openapi", "Print the OpenAPI document.", _DOCUMENTS),
    ("postman", "sugarsnap.cli.documents:postman", "Print the Postman collection.", _DOCUMENTS),
)


def make_app() -> App:
    """The whole command."""
    app = App(
        name="sugarsnap",
        help="A photo-sharing network of your own, with an API that old and new code knows.",
        help_epilogue=_CODES,
        version=lambda: version("sugarsnap"),
    )
    homes = {"": app}
    for name, (sentence, group) in _NESTED.items():
        homes[name] = App(name=name, help=sentence, group=group, help_epilogue="")
        app.command(homes[name])
    for words, path, sentence, own_group in _COMMANDS:
        parent, _, name = words.rpartition(" ")
        homes[parent].command(path, name=name, help=sentence, group=own_group, help_epilogue="")
    return app
