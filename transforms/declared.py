"""Read the YAML files that a person writes: the codebook, the sources, the corrections.

Whoever edits such a file is often no programmer, so a mistake must come back as one plain sentence that
names the file, the line, the key and what is allowed there. PyYAML alone loses line numbers and lets a
repeated key win in silence; pydantic alone knows nothing of lines. This module joins the two, no more.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

Place = tuple[str, ...]
LONGEST_SHOWN = 80  # characters of a value that is not allowed


class DeclarationError(ValueError):
    """A declared file is wrong. `problems` holds one sentence for each mistake, the message all of them."""

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class Declared(BaseModel):
    """The base of every model that is read from a file: unknown keys are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Model = TypeVar("Model", bound=Declared)


def read_declared(path: Path, model: type[Model]) -> Model:
    """Read `path` (UTF-8 YAML, one mapping) into `model`.

    Raises `DeclarationError` when the file is missing, is not YAML, repeats a key, uses a key that `model`
    does not have, lacks one that it needs, or gives a value that it does not allow. Every sentence begins
    `file:line:`.
    """
    root = _compose(path)
    if not isinstance(root, yaml.MappingNode):
        raise DeclarationError(f"{path}:1: this file must hold keys and values ({_allowed_keys(model)})")
    lines: dict[Place, int] = {}
    repeated = list(_note_lines(root, (), lines))
    if repeated:
        raise DeclarationError(*(f"{path}:{line}: {problem}" for line, problem in repeated))
    try:
        return model.model_validate(_values(path, root))
    except ValidationError as error:
        found = sorted({_sentence(details, model, lines) for details in error.errors()})
        raise DeclarationError(*(f"{path}:{line}: {problem}" for line, problem in found)) from None


def lines_of(path: Path) -> dict[Place, int]:
    """The line (from 1) of every key and list item of a YAML file, by its place, e.g. `("rules", "0", "id")`.

    For checks that go beyond one model, so that they too can name the line. Raises as `read_declared` does.
    """
    lines: dict[Place, int] = {}
    for line, problem in _note_lines(_compose(path), (), lines):
        raise DeclarationError(f"{path}:{line}: {problem}")
    return lines


DEEPEST = 50  # levels of lists and keys
# A hundred files are read for each audit; where PyYAML came with its part in C, that takes a tenth of the time.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _compose(path: Path) -> yaml.Node:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise DeclarationError(f"{path}:1: there is no such file; create it or mend the path") from None
    except IsADirectoryError:
        raise DeclarationError(f"{path}:1: this is a folder where a YAML file is wanted") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DeclarationError(f"{path}:{line}: this is not UTF-8 text; save the file as UTF-8") from None
    try:
        _refuse_traps(path, text)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise DeclarationError(f"{path}:{line}: this is not YAML: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        line = text[: getattr(error, "position", 0)].count("\n") + 1
        raise DeclarationError(f"{path}:{line}: this is not YAML: {str(error).splitlines()[0]}") from None
    if node is None:
        raise DeclarationError(f"{path}:1: the file is empty")
    return node


def _refuse_traps(path: Path, text: str) -> None:
    # A reader of a diff should see every value where it counts, and a few aliases can grow to gigabytes. The composer
    # calls itself for each level, and the one in C ends the process where there are many.
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise DeclarationError(f"{path}:{line}: `*{event.anchor}` repeats another value; write it out here")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise DeclarationError(f"{path}:{line}: lists or keys are nested far too deeply")


def _note_lines(node: yaml.Node, place: Place, lines: dict[Place, int]) -> Iterator[tuple[int, str]]:
    """Fill `lines`; yield (line, problem) for each key that is written twice in one mapping."""
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _note_lines(item, (*place, str(index)), lines)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*place, str(key.value))
            line = key.start_mark.line + 1
            if inner in lines:
                yield (
                    line,
                    f"the key `{key.value}` is already given on line {lines[inner]}; keep one of the two",
                )
            lines[inner] = line
            yield from _note_lines(value, inner, lines)


def _values(path: Path, root: yaml.MappingNode) -> Any:
    constructor = yaml.SafeLoader("")
    try:
        return constructor.construct_document(root)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DeclarationError(f"{path}:{line}: {error.problem}") from None
    except (
        ValueError,
        AttributeError,
        KeyError,
        IndexError,
        TypeError,
    ) as error:  # e.g. 2024-02-30, which YAML takes for a date
        raise DeclarationError(f"{path}:{root.start_mark.line + 1}: a value cannot be read: {error}") from None


def _sentence(details: ErrorDetails, model: type[Declared], lines: dict[Place, int]) -> tuple[int, str]:
    place = _known_place(details["loc"], lines)
    line = lines[place]
    key = ".".join(str(part) for part in details["loc"]) or "the file"
    last = str(details["loc"][-1]) if details["loc"] else ""
    if details["type"] == "extra_forbidden":
        owner = _model_at(model, details["loc"][:-1])
        return line, f"the key `{last}` is not known here{_did_you_mean(last, owner)}; {_allowed_keys(owner)}"
    if details["type"] == "missing":
        return line, f"the key `{key}` is missing; add it"
    value = details["input"]
    given = (
        f"`{_shortened(str(value))}`" if isinstance(value, str | int | float | bool) else f"a {type(value).__name__}"
    )
    hint = "; put the value in quotes" if details["type"] == "string_type" and _is_scalar(value) else ""
    return line, f"the key `{key}` holds {given}: {_plain(details['msg'])}{hint}"


def _known_place(loc: tuple[int | str, ...], lines: dict[Place, int]) -> Place:
    # pydantic puts the name of a union's branch between the keys; such a part has no line of its own.
    place: Place = ()
    for part in loc:
        if (*place, str(part)) in lines:
            place = (*place, str(part))
    return place


def _plain(message: str) -> str:
    message = message.removeprefix("Value error, ").removeprefix("Assertion failed, ")
    return message.replace("Input should be", "it must be")


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST_SHOWN else words[:LONGEST_SHOWN] + "…"


def _is_scalar(value: object) -> bool:
    return value is not None and not isinstance(value, list | dict)


def _model_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel]:
    """The model that the keys at `loc` belong to: follow field names, through lists, mappings and unions."""
    found = model
    for part in loc:
        field = found.model_fields.get(str(part))
        inner = _models_in(field.annotation) if field else []
        if inner:
            found = inner[0]
    return found


def _models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models_in(argument)]


def _keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _allowed_keys(model: type[BaseModel]) -> str:
    return "allowed are " + ", ".join(_keys(model))


def _did_you_mean(key: str, model: type[BaseModel]) -> str:
    near = difflib.get_close_matches(key, _keys(model), n=1)
    return f" (did you mean `{near[0]}`?)" if near else ""
