"""The check of all rows, once a day: it mends nothing, and tells whoever watches the server."""

from sugarsnap.logs import Logger
from sugarsnap.operations.drift import is_check_due, record_drift
from sugarsnap.operations.upkeep import check_rows
from sugarsnap.work import Works

_log = Logger("checks")


def check_when_due(works: Works) -> None:
    """Check unless a check was made within the last day, by whichever process."""
    if not works.read(is_check_due):
        return
    findings = works.read(check_rows)
    works.write_now(record_drift, findings)
    for finding in findings:
        _log.error("drift_found", check=finding.check, found=finding.count, told=finding.sentence)
