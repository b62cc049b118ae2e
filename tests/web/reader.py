"""Reads a page the way a person with a screen reader does: headings, labels, buttons, words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset("base br img input link meta source".split())
HEADINGS = frozenset({"h1", "h2", "h3"})


@dataclass
class Element:
    """An element with its attributes, and all that stands in it."""

    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words, with single spaces."""
        return " ".join(self.raw_text.split())

    @property
    def raw_text(self) -> str:
        parts = (c if isinstance(c, str) else f" {c.raw_text} " for c in self.children)
        return "".join(parts)

    def all(self, *tags: str) -> list["Element"]:
        """Every element of these kinds in it, of any kind where none is named, in order."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                found += [child] if not tags or child.tag in tags else []
                found += child.all(*tags)
        return found

    @property
    def links(self) -> dict[str, str]:
        """Addresses by the words that lead there; of equal words the first."""
        return {each.text: each["href"] for each in reversed(self.all("a"))}

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")


class Form(Element):
    """A form: what its fields are called, what they hold, and what its buttons say."""

    @property
    def fields(self) -> list[Element]:
        return [each for each in self.all("input", "textarea") if each["name"]]

    @property
    def buttons(self) -> list[str]:
        return [button.text for button in self.all("button")]

    def labelled(self, label: str) -> Element:
        """The field that a label names."""
        [target] = [each["for"] for each in self.all("label") if each.text == label]
        [found] = [each for each in self.fields if each["id"] == target]
        return found

    def values(self) -> dict[str, str]:
        """What a browser would send if nothing were changed; of fields of one name the first."""
        return {
            each["name"]: _value(each)
            for each in reversed(self.fields)
            if each["type"] != "file"
            and (each["type"] != "checkbox" or "checked" in each.attributes)
        }


class PageSeen(Element):
    """A whole page."""

    @property
    def title(self) -> str:
        return self.all("title")[0].text

    @property
    def headings(self) -> list[str]:
        return [heading.text for heading in self.all(*HEADINGS)]

    @property
    def heading(self) -> str:
        """The first-level heading; a page has exactly one."""
        [only] = self.all("h1")
        return only.text

    @property
    def main(self) -> Element:
        return self.all("main")[0]

    @property
    def alerts(self) -> list[str]:
        """What the page says first: what went wrong, or what was done."""
        return [each.text for each in self.all("p") if each["role"] in {"alert", "status"}]

    @property
    def forms(self) -> list[Form]:
        return [each for each in self.all("form") if isinstance(each, Form)]

    def form(self, button: str) -> Form:
        """The one form with this button."""
        [found] = [form for form in self.forms if button in form.buttons]
        return found

    def has_form(self, button: str) -> bool:
        return any(button in form.buttons for form in self.forms)

    def problem_with(self, label: str) -> str:
        """What the page says is wrong with a field; the field points to it."""
        [marked] = [
            each
            for form in self.forms
            for each in form.fields
            if each["aria-invalid"] == "true" and form.labelled(label) is each
        ]
        told = marked["aria-describedby"].split()
        [problem] = [
            each for each in self.all("p") if each["id"] in told and "hint" not in each["id"]
        ]
        return problem.text


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = PageSeen("page", {})
        self.open: list[Element] = [self.page]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = Form if tag == "form" else Element
        element = kind(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        closed = self.open.pop()
        assert closed.tag == tag, f"<{closed.tag}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(markup: str) -> PageSeen:
    """The page; fails where its elements are not nested."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    assert reader.open == [reader.page]
    return reader.page


def _value(element: Element) -> str:
    if element.tag == "textarea":
        return element.raw_text.removeprefix("\n")
    return element.attributes.get("value", "")
