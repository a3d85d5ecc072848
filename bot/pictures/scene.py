"""What a picture shows, from the farthest shape to the nearest, at any instant of the move."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from bot.pictures.arrows import arrow_shapes
from bot.pictures.body import body_layers
from bot.pictures.camera import SCALE, Camera, Spot
from bot.pictures.furniture import ground_shape, prop_shapes, strap_shapes
from bot.pictures.muscles import muscle_shapes
from bot.pictures.outline import corners
from bot.pictures.shapes import Layer, Shape
from knowledge import Stretch
from knowledge.pose import Pose
from knowledge.posing.motion import Motion
from knowledge.posing.skeleton import Skeleton

FRAMES = 5  # instants of the move, from the start to the end
MARGIN = 3.0  # body units around everything
CLOSE_MARGIN = 9.0  # around the joints that a picture is cropped to
USUAL_WIDTH = 1000  # picture units
ASPECTS = (1.0, 1.75)  # a picture is never taller than wide, nor much wider than tall


@dataclass(frozen=True)
class Scene:
    """A pose, its record where there is one, and the side that is stretched."""

    pose: Pose
    stretch: Stretch | None = None
    mirrored: bool = False

    @cached_property
    def motion(self) -> Motion:
        """The move."""
        return Motion(self.pose)

    @cached_property
    def camera(self) -> Camera:
        """The viewer."""
        return Camera(self.pose.view, self.mirrored)

    @property
    def name(self) -> str:
        """What the picture is of."""
        name = self.stretch.name if self.stretch else self.pose.id.replace("_", " ").capitalize()
        return f"{name}, right side" if self.mirrored else name

    @property
    def alt(self) -> str:
        """What the picture shows, in words; sides exchanged for the right side."""
        return swapped(self.pose.alt) if self.mirrored else self.pose.alt

    @property
    def marked(self) -> list[str]:
        """The muscles that glow."""
        if self.pose.muscles is not None:
            return self.pose.muscles
        return [str(group) for group in self.stretch.muscles.primary] if self.stretch else []

    @cached_property
    def order(self) -> list[str]:
        """The layers from far to near, as they are at the end."""
        layers = self.pose.layers
        rank = dict.fromkeys(layers.under, -1) | dict.fromkeys(layers.over, 1)
        rank["neck"] = min(rank.get(part, 0) for part in ("trunk", "head"))
        found = sorted(self._last, key=lambda one: (rank.get(one.name, 0), one.depth))
        return [one.name for one in found]

    @cached_property
    def frames(self) -> list[list[Shape]]:
        """The body and its glowing muscles from the start to the end."""
        return [self._body(self.motion.at(number / (FRAMES - 1))) for number in range(FRAMES)]

    @cached_property
    def behind(self) -> list[Shape]:
        """The ground and the props behind the body."""
        ground = ground_shape([self.motion.start, self.motion.end], self.camera)
        props = prop_shapes(self.pose.props, self.camera, in_front=False)
        if self.pose.frame or any(prop.kind in ("mat", "bed") for prop in self.pose.props):
            ground = None
        return ([ground] if ground else []) + props

    @cached_property
    def before(self) -> list[Shape]:
        """The props in front of the body, then the arrows."""
        props = prop_shapes(self.pose.props, self.camera, in_front=True)
        return props + self._arrows

    def ghost(self) -> list[Shape]:
        """The start, for the picture of the end; nothing where it would not help."""
        if not self.pose.ghost or self.pose.frame or self.motion.travel < 8:
            return []
        layers = body_layers(self.motion.start, self.camera)
        paths = [
            shape.path
            for layer in layers
            for shape in layer.shapes
            if shape.look not in ("ey", "sm", "fc", "ol")
        ]
        return [Shape("ghost", "gh", "".join(paths))]

    @cached_property
    def view_box(self) -> tuple[int, int, int, int]:
        """x, y, width, height of the picture: the body all the way, its props and its arrows."""
        return _box([*self._edges, *_outermost(self._arrows, MARGIN)])

    @cached_property
    def zoom(self) -> float:
        """How wide lines and arrows are: 1 in a picture of a whole person."""
        return max(0.5, min(1.0, _box(self._edges)[2] / USUAL_WIDTH))

    @cached_property
    def _arrows(self) -> list[Shape]:
        return arrow_shapes(self.pose.arrows, self.motion, self.camera, self.zoom)

    @cached_property
    def _edges(self) -> list[Spot]:
        """What has to be in the picture, but for the arrows."""
        frame = self.pose.frame
        shapes = [shape for shapes in self.frames for shape in shapes]
        if not frame:
            before = prop_shapes(self.pose.props, self.camera, in_front=True)
            return _outermost([*shapes, *self.behind, *before], MARGIN)
        bodies = [self.motion.at(number / (FRAMES - 1)) for number in range(FRAMES)]
        spots = [self.camera.spot(body.joints[name]) for body in bodies for name in frame]
        skulls = [shape for shape in shapes if shape.name in ("hair", "bun", "nose")]
        return [
            *(edge for spot in spots for edge in _around(spot, CLOSE_MARGIN)),
            *(_outermost(skulls, MARGIN) if "head" in frame else []),
        ]

    def _body(self, body: Skeleton) -> list[Shape]:
        looks = {layer.name: layer for layer in self._looks(body)}
        sided = self.stretch.sided if self.stretch else True
        patches = muscle_shapes(body, self.camera, self.marked, sided)
        shapes: list[Shape] = []
        for name in self.order:
            shapes.extend(looks[name].shapes)
            for patch in patches.get(name, []):
                shapes.append(Shape(patch.name + "g", "gl", patch.path))
                shapes.append(patch)
        return shapes + strap_shapes(self.pose.props, body, self.camera)

    @cached_property
    def _last(self) -> list[Layer]:
        return body_layers(self.motion.end, self.camera)

    def _looks(self, body: Skeleton) -> list[Layer]:
        """The body's layers, shaded as they are at the end so that no colour jumps."""
        last = {shape.name: shape.look for layer in self._last for shape in layer.shapes}
        return [
            Layer(
                layer.name,
                layer.depth,
                tuple(
                    Shape(shape.name, last.get(shape.name, shape.look), shape.path)
                    for shape in layer.shapes
                ),
            )
            for layer in body_layers(body, self.camera)
        ]


def _around(spot: Spot, margin: float) -> list[Spot]:
    edge = Spot(margin * SCALE, margin * SCALE)
    return [spot.plus(edge, -1), spot.plus(edge)]


def _outermost(shapes: list[Shape], margin: float) -> list[Spot]:
    """Two opposite corners of what shapes take up, and a margin around it; none without any."""
    spots = [spot for shape in shapes for spot in corners(shape.path)]
    if not spots:
        return []
    least = Spot(min(spot.x for spot in spots), min(spot.y for spot in spots))
    most = Spot(max(spot.x for spot in spots), max(spot.y for spot in spots))
    return [_around(least, margin)[0], _around(most, margin)[1]]


def _box(spots: list[Spot]) -> tuple[int, int, int, int]:
    """x, y, width, height around the spots, neither too tall nor too wide."""
    xs, ys = [spot.x for spot in spots], [spot.y for spot in spots]
    left, top = min(xs), min(ys)
    width, height = max(xs) - left, max(ys) - top
    wider = max(width, height * ASPECTS[0])
    taller = max(height, wider / ASPECTS[1])
    left -= (wider - width) / 2
    top -= (taller - height) / 2
    return round(left), round(top), round(wider), round(taller)


def swapped(text: str) -> str:
    """A sentence with left and right exchanged."""
    return re.sub(r"\b(left|right)\b", lambda m: "right" if m[1] == "left" else "left", text)
