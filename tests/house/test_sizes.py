"""No tail: short functions, short files, few parameters; and every file says what it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import sugarsnap

ROOT = Path(sugarsnap.__file__).parent
LINES_OF_A_FUNCTION = 30
LINES_OF_A_FILE = 300
PARAMETERS = 6

Function = ast.FunctionDef | ast.AsyncFunctionDef


def every_file() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def every_function() -> Iterator[tuple[str, Function, list[str]]]:
    for path in every_file():
        text = path.read_text("utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, Function):
                yield f"{name_of(path)}:{node.name}", node, text.splitlines()


def lines_of_code(function: Function, lines: list[str]) -> int:
    """Lines with code between a function's head and its end; its docstring is none."""
    body = function.body
    if ast.get_docstring(function) is not None:
        body = body[1:]
    if not body:
        return 0
    inside = lines[body[0].lineno - 1 : function.end_lineno]
    return sum(bool(line.strip()) and not line.strip().startswith("#") for line in inside)


def parameters_of(function: Function) -> int:
    arguments = function.args
    names = [one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    return len([name for name in names if name not in {"self", "cls"}])


def test_functions_are_short() -> None:
    longer = {
        name
        for name, function, lines in every_function()
        if lines_of_code(function, lines) > LINES_OF_A_FUNCTION
    }

    assert longer == set()


def test_files_are_short() -> None:
    longer = {
        name_of(path)
        for path in every_file()
        if len(path.read_text("utf-8").splitlines()) > LINES_OF_A_FILE
    }

    assert longer == set()


def test_functions_take_few_parameters() -> None:
    greedy = {
        name for name, function, _ in every_function() if parameters_of(function) > PARAMETERS
    }

    assert greedy == set()


def test_every_module_says_what_lives_there() -> None:
    silent = {
        name_of(path)
        for path in every_file()
        if ast.get_docstring(ast.parse(path.read_text("utf-8"))) is None
    }

    assert silent == set()
