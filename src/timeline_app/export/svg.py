"""A timeline as SVG: the display list of the screen, every text as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from timeline_app.timeline import display, signs
from timeline_app.timeline.display import Paint, Step
from timeline_app.timeline.outlines import BOX

Colours = Mapping[str, "str | Sequence[str]"]
"""``#rrggbb`` by role of the theme; ``track`` and ``sides`` have several."""

FAMILIES = "'Noto Sans CJK TC','Noto Sans CJK SC','Source Han Sans','PingFang TC','Microsoft JhengHei',sans-serif"
# Han characters fill their em square from about 0.12 below the baseline to 0.88 above.
_BASELINE = 0.38


def scene_svg(
    steps: Sequence[Step],
    size: tuple[float, float],
    colours: Colours,
    title: str,
    ratio: float = 1.0,
) -> str:
    """A whole SVG document showing the steps, ``ratio`` times as large as their ``size`` in px;
    ``title`` is what readers are told.
    """
    writer = _Writer(colours)
    for step in steps:
        writer.write(step)
    width, height = (_number(side) for side in size)
    wide, high = (_number(side * ratio) for side in size)
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"',
            f' width="{wide}" height="{high}"'
            f' viewBox="0 0 {width} {height}" font-family="{escape(FAMILIES)}" role="img">',
            f"<title>{_text(title)}</title>",
            "<defs>",
            *writer.definitions,
            "</defs>",
            *writer.lines,
            "</svg>",
            "",
        ]
    )


class _Writer:
    """Collects elements and the definitions they refer to."""

    def __init__(self, colours: Colours) -> None:
        self._colours = colours
        self.definitions: list[str] = []
        self.lines: list[str] = []
        self._clips = 0
        self._signs: set[str] = set()
        self._fades: dict[tuple[Paint, bool], str] = {}
        self._write: dict[str, Callable[..., None]] = {
            display.RECT: self._rect,
            display.ROUND: self._round,
            display.FRAME: self._frame,
            display.DOT: self._dot,
            display.FADE: self._fade,
            display.POLYGON: self._polygon,
            display.LINE: self._line,
            display.TEXT: self._words,
            display.LABEL: self._words,
            display.SIGN: self._sign,
            display.CLIP: self._clip,
            display.UNCLIP: lambda: self.lines.append("</g>"),
            display.GRID: self._grid,
            display.STRIP: self._strip,
            display.CELLS: self._cells,
            display.SHIFT: self._shift,
            display.UNSHIFT: lambda dx, dy: self.lines.append("</g>"),
            display.KEEP: lambda *box: None,
            display.KEPT: lambda: None,
        }

    def write(self, step: Step) -> None:
        """Add one step."""
        self._write[step[0]](*step[1:])

    def _add(self, name: str, content: str | None = None, **attributes: Any) -> None:
        written = "".join(
            f' {_named(key)}="{_number(value) if isinstance(value, float) else value}"'
            for key, value in attributes.items()
            if value is not None
        )
        end = "/>" if content is None else f">{content}</{name}>"
        self.lines.append(f"<{name}{written}{end}")

    def _colour(self, paint: Paint) -> str:
        found = self._colours[paint.role]
        return found if isinstance(found, str) else found[paint.slot % len(found)]

    def _filled(self, paint: Paint) -> dict[str, Any]:
        alpha = float(paint.alpha) if paint.alpha < 1 else None
        return {"fill": self._colour(paint), "fill_opacity": alpha}

    def _stroked(self, paint: Paint, thickness: float, dash: str) -> dict[str, Any]:
        alpha = float(paint.alpha) if paint.alpha < 1 else None
        return {
            "fill": "none", "stroke": self._colour(paint), "stroke_opacity": alpha,
            "stroke_width": float(thickness), "stroke_dasharray": dash or None,
        }  # fmt: skip

    def _rect(self, x: float, y: float, width: float, height: float, paint: Paint) -> None:
        if width > 0 and height > 0:
            self._add("rect", x=x, y=y, width=width, height=height, **self._filled(paint))

    def _round(self, *args: Any) -> None:
        x, y, width, height, radius, paint = args
        self._add("rect", x=x, y=y, width=width, height=height, rx=radius, **self._filled(paint))

    def _frame(self, *args: Any) -> None:
        x, y, width, height, radius, paint, thickness, dash = args
        half = thickness / 2
        self._add(
            "rect", x=x + half, y=y + half, width=max(width - thickness, 1.0),
            height=max(height - thickness, 1.0), rx=radius, **self._stroked(paint, thickness, dash),
        )  # fmt: skip

    def _dot(self, x: float, y: float, radius: float, paint: Paint) -> None:
        self._add("circle", cx=x, cy=y, r=radius, **self._filled(paint))

    def _fade(self, *args: Any) -> None:
        x, y, width, height, paint, rising = args
        if width <= 0:
            return
        key = (paint, rising)
        if key not in self._fades:
            self._fades[key] = f"fade{len(self._fades)}"
            found = _gradient(self._fades[key], self._colour(paint), paint.alpha, rising)
            self.definitions.append(found)
        fill = f"url(#{self._fades[key]})"
        self._add("rect", x=x, y=y, width=width, height=height, fill=fill)

    def _polygon(self, points: Sequence[tuple[float, float]], paint: Paint) -> None:
        joined = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
        self._add("polygon", points=joined, **self._filled(paint))

    def _line(self, *args: Any) -> None:
        x0, y0, x1, y1, paint, dash = args
        # A line is one px thick to the right of and below its place, as on the screen.
        across, down = (0.5, 0.0) if x0 == x1 else (0.0, 0.5)
        self._add(
            "line", x1=x0 + across, y1=y0 + down, x2=x1 + across, y2=y1 + down,
            **self._stroked(paint, 1.0, dash),
        )  # fmt: skip

    def _words(self, *args: Any) -> None:
        x, y, text, paint, size, bold, *sign = args
        if any(sign):
            self._sign(x + signs.SIZE / 2, y, signs.SIZE, sign[0], display.SOFT)
            x += signs.ROOM
        weight = "bold" if bold else None
        self._add(
            "text", _text(text), x=x, y=y + size * _BASELINE, font_size=size, font_weight=weight,
            **self._filled(paint),
        )  # fmt: skip

    def _sign(self, *args: Any) -> None:
        """One path for the areas and one for the lines, defined once and used wherever it stands."""
        x, y, size, name, paint = args
        if name not in self._signs:
            self._signs.add(name)
            self.definitions.append(_sign_definition(name))
        scale = size / BOX
        place = f"translate({_number(x - size / 2)} {_number(y - size / 2)})"
        place += f" scale({_number(scale)})" if scale != 1 else ""
        # The colour stands for both: the areas are filled with it, the lines drawn in it.
        colour = {**self._filled(paint), "color": self._colour(paint)}
        self._add("use", xlink_href=f"#sign-{name}", transform=place, **colour)

    def _cells(self, height: float, cells: Sequence[Any]) -> None:
        size = display.SMALL_SIZE
        for x, y, width, paint, text in cells:
            self._round(x, y, width, height, display.CELL_RADIUS, paint)
            self._add(
                "text", _text(text), x=x + width / 2, y=y + height / 2 + size * _BASELINE,
                font_size=size, text_anchor="middle", **self._filled(display.INK),
            )  # fmt: skip

    def _strip(self, y: float, height: float, bands: Sequence[Any]) -> None:
        self.lines.append('<g shape-rendering="crispEdges">')
        for x, width, paint in bands:
            self._rect(x, y, width, height, paint)
        self.lines.append("</g>")

    def _clip(self, x: float, y: float, width: float, height: float) -> None:
        self._clips += 1
        name = f"clip{self._clips}"
        box = "".join(
            f' {key}="{_number(value)}"'
            for key, value in zip(("x", "y", "width", "height"), (x, y, width, height), strict=True)
        )
        self.definitions.append(f'<clipPath id="{name}"><rect{box}/></clipPath>')
        self.lines.append(f'<g clip-path="url(#{name})">')

    def _grid(self, *args: Any) -> None:
        x, y, width, height, ground, lines, bands = args
        self._rect(x, y, width, height, ground)
        for at, wide, paint in bands:
            self._rect(at, y, wide, height, paint)
        for at, paint in lines:
            self._line(at, y, at, y + height, paint, "")

    def _shift(self, dx: float, dy: float) -> None:
        self.lines.append(f'<g transform="translate({_number(dx)} {_number(dy)})">')


def _gradient(name: str, colour: str, alpha: float, rising: bool) -> str:
    alphas = (0, alpha) if rising else (alpha, 0)
    stops = "".join(
        f'<stop offset="{place}" stop-color="{colour}" stop-opacity="{_number(share)}"/>'
        for place, share in enumerate(alphas)
    )
    return f'<linearGradient id="{name}">{stops}</linearGradient>'


def _named(key: str) -> str:
    return "xlink:href" if key == "xlink_href" else key.replace("_", "-")


def _sign_definition(name: str) -> str:
    outline = signs.outline(name)
    areas, lines = (
        "".join(
            "M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in points) + end
            for points in drawn
        )
        for drawn, end in ((outline.areas, "Z"), (outline.lines, ""))
    )
    cap = "round" if outline.rounded else "butt"
    drawn = f'<path d="{areas}"/>' if areas else ""
    if lines:
        drawn += (
            f'<path d="{lines}" fill="none" stroke="currentColor" stroke-linejoin="round"'
            f' stroke-linecap="{cap}" stroke-width="{_number(outline.stroke)}"/>'
        )
    return f'<g id="sign-{name}">{drawn}</g>'


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    """Escaped, without the control characters that XML 1.0 does not know."""
    return escape("".join(c for c in text if c >= " " and c not in "\ufffe\uffff"), quote=False)
