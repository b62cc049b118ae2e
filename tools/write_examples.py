"""Has a demo of its own answer the examples of the reference anew, in faces/v1/examples.json."""

import tempfile
from pathlib import Path

import msgspec

from sugarsnap.app import close_house, migrate_house, open_house
from sugarsnap.config import Settings
from sugarsnap.demo.answers import SERVER_KEY, answer_examples
from sugarsnap.demo.fill import fill_with_community
from sugarsnap.faces.v1.examples import Example

TARGET = Path(__file__).parents[1] / "src/sugarsnap/faces/v1/examples.json"


def main() -> None:
    """Answer them and write them down."""
    asked = msgspec.json.decode(TARGET.read_bytes(), type=dict[str, Example])
    with tempfile.TemporaryDirectory() as folder:
        house = open_house(Settings(data=Path(folder), server_key=SERVER_KEY))
        migrate_house(house)
        fill_with_community(house)
        answered = answer_examples(house, asked)
        close_house(house)
    TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(answered), indent=1) + b"\n")


if __name__ == "__main__":
    main()
