"""What went wrong, told to the keeper: what it is, and what to type next."""

import sys

REFUSED = 1
BROKEN = 70


class CommandError(Exception):
    """A command cannot do what it was asked."""

    def __init__(self, sentence: str, next_step: str = "") -> None:
        """`next_step` is what to type or do next."""
        super().__init__(sentence)
        self.sentence = sentence
        self.next_step = next_step


def tell(problem: Exception) -> int:
    """Write a problem to the standard error stream and answer the exit code for it."""
    worded = _worded(problem)
    if worded is None:
        from sugarsnap.logs import Logger  # noqa: PLC0415  only a broken program needs it

        Logger("command").error("command_broke", problem)
        worded = CommandError("Sugarsnap is broken here; the line above says where.")
        code = BROKEN
    else:
        code = REFUSED
    sys.stderr.write(f"Error: {worded.sentence}\n")
    if worded.next_step:
        sys.stderr.write(f"Next:  {worded.next_step}\n")
    return code


def _worded(problem: Exception) -> CommandError | None:
    from sugarsnap.app import MovedError, SchemaNewerError  # noqa: PLC0415  only a problem needs them
    from sugarsnap.config import SettingsError  # noqa: PLC0415
    from sugarsnap.errors import Refusal, UnavailableError  # noqa: PLC0415
    from sugarsnap.processes.launch import LaunchError  # noqa: PLC0415

    if isinstance(problem, CommandError):
        return problem
    if isinstance(problem, UnavailableError) and problem.__cause__ is not None:
        return CommandError(f"The database does not answer: {problem.__cause__}")
    if isinstance(problem, Refusal):
        return CommandError(_sentence_of(problem))
    if isinstance(problem, MovedError | SchemaNewerError | SettingsError | LaunchError):
        return CommandError(str(problem))
    if isinstance(problem, OSError):
        where = f"{problem.filename}: " if problem.filename else ""
        return CommandError(f"{where}{problem.strerror or problem}.")
    return None


def _sentence_of(refusal: Exception) -> str:
    sentence: str = getattr(refusal, "sentence", "")
    return sentence or {
        "UnavailableError": "The database cannot take this now; try again in a moment.",
        "ClientAbsentError": "There is no such client.",
    }.get(type(refusal).__name__, f"This was refused ({type(refusal).__name__}).")
