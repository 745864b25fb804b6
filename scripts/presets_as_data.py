"""Writes supportctl/intake/systems.json from the presets; `make docs` runs it and a test holds the two equal."""

import json

from supportctl.intake.formats.preset_data import digest_of, entry_of
from supportctl.intake.formats.preset_file import DATA, FOLDER
from supportctl.intake.formats.preset_yaml import written_system


def presets_as_data() -> str:
    """The whole of systems.json, a line for each preset."""
    lines = []
    for path in sorted(FOLDER.glob("*.yaml")):
        text = path.read_bytes()
        entry = {"of": digest_of(text), "is": entry_of(written_system(path.stem, text))}
        compact = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
        lines.append(f"{json.dumps(path.stem)}:{compact}")
    return "{" + ",\n".join(lines) + "}\n"


if __name__ == "__main__":
    DATA.write_text(presets_as_data(), "utf-8")
    print(f"wrote {DATA}")
