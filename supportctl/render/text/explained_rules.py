"""Which policy of sla.yaml judges the ticket, why no earlier one does, and whether an exclude rule takes it out."""

from collections.abc import Iterator

from rich.text import Text

from supportctl.render.text.ink import FAINT, INDENT, PLAIN, paragraph, title
from supportctl.render.words.wording import shown
from supportctl.report.explanation import Explanation, RuleTried

FURTHER = 2 * len(INDENT)


def explained_rules(explanation: Explanation, width: int) -> list[Text]:
    """The policy that matches, the earlier ones with what they miss, the exclude rules."""
    if not explanation.policies:
        return []
    *earlier, last = explanation.policies
    matched = last if last.matches else None
    lines = title(f"POLICY: {shown(matched.name) if matched else 'none'}", width)
    if matched:
        lines += paragraph(f"It matches, {shown(matched.why)} ({_place(explanation, matched)}).", width)
    else:
        earlier = explanation.policies
    for words, style in _lines(explanation, earlier):
        lines += paragraph(words, width, style, indent=len(INDENT) if words.endswith(":") else FURTHER)
    return lines


def _lines(explanation: Explanation, earlier: list[RuleTried]) -> Iterator[tuple[str, str]]:
    if earlier:
        yield "The earlier ones do not:" if explanation.policies[-1].matches else "No policy matches:", PLAIN
        yield from ((_missed(explanation, one), FAINT) for one in earlier)
    taking = [one for one in explanation.excludes if one.matches]
    if taking:
        yield "It is excluded by:", PLAIN
        yield from ((_excluding(explanation, one), PLAIN) for one in taking)
    elif explanation.excludes:
        yield "No exclude rule leaves it out:", PLAIN
        yield from ((_excluding(explanation, one), FAINT) for one in explanation.excludes)


def _missed(explanation: Explanation, one: RuleTried) -> str:
    return f"{shown(one.name)} ({_place(explanation, one)}): {shown(one.why)}"


def _excluding(explanation: Explanation, one: RuleTried) -> str:
    """A rule is always the user's: the built-in targets exclude nothing."""
    return f"{shown(one.name)} ({shown(explanation.config.path)}:{one.line}): {shown(one.why)}"


def _place(explanation: Explanation, one: RuleTried) -> str:
    return f"{config_words(explanation)}:{one.line}"


def config_words(explanation: Explanation) -> str:
    """The path of sla.yaml, or that it is the built-in one."""
    return "built-in targets" if explanation.config.builtin else shown(explanation.config.path)
