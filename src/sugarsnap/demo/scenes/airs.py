"""The lights a scene can stand in: the sky's colours, the sun's, and what they do to all others."""

from msgspec import Struct

from sugarsnap.demo.scenes.colours import mix


class Air(Struct, frozen=True):
    """One light: `sky` from zenith to horizon, `tint` laid over local colours by `strength`."""

    sky: tuple[str, ...]
    light: str
    tint: str
    strength: float = 0.18
    night: bool = False

    @property
    def mist(self) -> str:
        """What far things fade into."""
        return self.sky[-1]

    def on(self, colour: str, distance: float = 0) -> str:
        """A local colour in this light, seen from a distance (0 near by, 1 lost in the mist)."""
        return mix(mix(colour, self.tint, self.strength), self.mist, distance)


DAWN = Air(("#5d6ba8", "#b592bd", "#f2b3a6", "#ffe0bd"), "#ffd9a0", "#d98a90", 0.2)
MORNING = Air(("#6fb1d8", "#b5dbe4", "#f6efd3"), "#fff0b8", "#ffe2a0", 0.14)
NOON = Air(("#1f78c1", "#5eb0e0", "#c7e7ef"), "#fff6cf", "#bfe3f2", 0.06)
HAZE = Air(("#79c2c4", "#b8e0d2", "#f4f0d8"), "#fff4c4", "#a8d8c8", 0.15)
GOLDEN = Air(("#5b8fb0", "#e8c893", "#f9b95c", "#ffe0a0"), "#ffd070", "#f0a040", 0.24)
SUNSET = Air(("#3a3470", "#a0447c", "#ee6f57", "#ffc26a"), "#ffcf80", "#c0485c", 0.26)
DUSK = Air(("#1f2a5c", "#4c4a8c", "#a5719f", "#f0b09a"), "#ffc890", "#46428a", 0.36)
NIGHT = Air(("#070d26", "#122450", "#2a4a80"), "#eef2ff", "#10224e", 0.62, night=True)
TEAL_NIGHT = Air(("#04161f", "#0b3440", "#2a6f72"), "#eafbe8", "#0a3442", 0.6, night=True)
OVERCAST = Air(("#8fa3b0", "#b7c4c8", "#dfe3de"), "#fbfaf0", "#9fb0b8", 0.28)
STORM = Air(("#262f42", "#4a586a", "#93a0a0", "#d8cfa8"), "#ffe9a6", "#3f4c62", 0.3)
AUTUMN = Air(("#7d9db0", "#cbbf9f", "#efd3a0", "#fae9c4"), "#ffe0a0", "#d89a50", 0.2)
FROST = Air(("#7fb2d6", "#bcd9ea", "#eef5f3"), "#fffdf0", "#bcd6ec", 0.2)
ROSE = Air(("#7d7fc0", "#d99bc0", "#ffc0b8", "#fff0d8"), "#fff0c8", "#e090b0", 0.2)
EMERALD = Air(("#1d6f6a", "#63b594", "#cfe8b4"), "#f6ffc8", "#4fae80", 0.2)
EMBER = Air(("#1c1030", "#5a1f48", "#c0402f", "#ff9a3c"), "#ffd27a", "#7a2038", 0.34)
