"""The command about the certificate of a server's own: which authority to trust, and how."""

import sys
from typing import Annotated

from cyclopts import Parameter

from sugarsnap.app import authority_of
from sugarsnap.cli.house import USUAL, Keeper, say
from sugarsnap.cli.problems import CommandError
from sugarsnap.config import Settings

_HOW = """\
{path} is the authority that vouches for the certificate. Programs have to be told:
  OpenSSL, Python, curl, Ruby, Go   SSL_CERT_FILE={path}
  Python's requests                 REQUESTS_CA_BUNDLE={path}
  Node                              NODE_EXTRA_CA_CERTS={path}
  all of Debian                     install -m 644 {path} \
/usr/local/share/ca-certificates/sugarsnap.crt && update-ca-certificates
  browsers                          import the file among the authorities that identify web sites
It vouches for nothing but {names}.
Its SHA-256 fingerprint is {fingerprint}"""


def show(
    *,
    pem: Annotated[
        bool, Parameter(help="Print the authority itself, to be kept elsewhere.", negative="")
    ] = False,
    keeper: Keeper = USUAL,
) -> None:
    """Tell which authority vouches for the server's own certificate, and how to trust it."""
    settings = keeper.settings
    authority = authority_of(settings)
    if authority is None:
        raise CommandError(
            f"No server has made a certificate in the folder {settings.data}.",
            f"sugarsnap serve --tls local --data {settings.data}",
        )
    if pem:
        sys.stdout.write(authority.path.read_text("ascii"))
        return
    facts = {
        "ca_file": str(authority.path.absolute()),
        "names": authority.names,
        "sha256": authority.fingerprint,
        "expires_ms": authority.ends_ms,
    }
    say(keeper, facts, how_to_trust(settings))


def how_to_trust(settings: Settings) -> str:
    """What to tell whoever has a server with a certificate of its own; "" where it has none."""
    authority = authority_of(settings)
    if authority is None:
        return ""
    return _HOW.format(
        path=authority.path.absolute(),
        names=", ".join(authority.names),
        fingerprint=authority.fingerprint,
    )
