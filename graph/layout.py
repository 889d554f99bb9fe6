"""Where each node of a picture stands, computed before the page is opened: the same graph always looks the same.

Parts that are not linked are laid out by themselves and packed side by side, the largest first. Within a part networkx's
force layouts do the work; what they leave overlapping is pushed apart, since a hidden name is a missing one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from math import atan2, cos, dist, sin, sqrt

import networkx as nx

SEED = 7
SPACING = 185.0
"""How far apart neighbours should stand, in the pixels of a page that is not zoomed: room for a caption on the edge."""
FORM = (1.2, 1.6)
"""How wide a part is for its height: names are wide, screens too. A part flatter than `FLAT` is a line and stays one."""
FLAT = 0.08
BOX = (165.0, 100.0)
"""Room that one node needs, its name included."""
GAP = 120.0
ASPECT = 1.5
DENSE_LIMIT = 499
"""From 500 nodes on `spring_layout` asks for scipy, which nothing else here needs."""
FEW = 60
"""Up to here several layouts are tried and the one with the fewest crossings is kept."""

TRIES = 96
TOUCH = 38.0
"""An edge that passes a node at less than this seems to belong to it: worse than a crossing, since it tells something untrue."""
TEXT = (150.0, 38.0)
"""Room that a caption or a name takes, and how far under its node a name stands."""
NAME_BELOW = 34.0
SPREAD = (1.1, 1.6, 2.4, 3.5)
"""How even a spring layout is, from clusters to a carpet: which reads best differs from graph to graph."""

Point = tuple[float, float]
Points = dict[str, Point]


def layout(network: "nx.MultiDiGraph[str]") -> dict[str, tuple[int, int]]:
    """Positions in whole pixels by node id, around (0, 0). The order in which nodes and edges came does not matter."""
    graph = _plain(network)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    placed = [_place(graph.subgraph(part)) for part in parts]
    return _centred(_packed(placed))


def _plain(network: "nx.MultiDiGraph[str]") -> "nx.Graph[str]":
    """The network without directions, parallel edges and loops, in sorted order."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(network))
    graph.add_edges_from(sorted({(min(u, v), max(u, v)) for u, v in network.edges() if u != v}))
    return graph


def _place(part: "nx.Graph[str]") -> Points:
    """Positions of one connected part in pixels."""
    graph = _plain(nx.MultiDiGraph(part))  # a subgraph iterates in the order of a set
    if len(graph) > DENSE_LIMIT:
        return _finished(_large(graph))
    tries = TRIES if 3 < len(graph) <= FEW else 1
    drawn = (_finished(_spring(graph, SEED + i, SPREAD[i % len(SPREAD)])) for i in range(tries))
    return min(drawn, key=lambda points: _tangle(graph, points))


def _finished(points: Points) -> Points:
    return _apart(_scaled(_lying(points)))


def _spring(graph: "nx.Graph[str]", seed: int, spread: float = 1.5) -> Points:
    return _points(nx.spring_layout(graph, seed=seed, k=spread / sqrt(len(graph)), iterations=120, method="force"))


def _large(graph: "nx.Graph[str]") -> Points:
    """A coarse picture of its communities first, then a few rounds with all nodes, each starting near its community."""
    communities = nx.community.louvain_communities(graph, seed=SEED)
    home = {node: str(i) for i, community in enumerate(communities) for node in community}
    coarse: nx.Graph[str] = nx.Graph()
    coarse.add_nodes_from(sorted(set(home.values())))
    coarse.add_edges_from(sorted((home[u], home[v]) for u, v in graph.edges() if home[u] != home[v]))
    centres = _spring(coarse, SEED) if 1 < len(coarse) <= DENSE_LIMIT else dict.fromkeys(coarse, (0.0, 0.0))
    jitter = _points(nx.random_layout(graph, seed=SEED))
    start = {n: [centres[home[n]][0] + 0.3 * jitter[n][0], centres[home[n]][1] + 0.3 * jitter[n][1]] for n in graph}
    return _points(nx.forceatlas2_layout(graph, pos=start, max_iter=30, seed=SEED))


def _points(raw: Mapping[str, Iterable[float]]) -> Points:
    """networkx's arrays as pairs, rounded: the last bits of a sum differ between machines."""
    return {node: (round(float(x), 6), round(float(y), 6)) for node, (x, y) in raw.items()}


def _tangle(graph: "nx.Graph[str]", points: Points) -> int:
    """How hard a picture is to read: edges that cross or seem to touch a node which is not theirs, words that cover each other."""
    edges = list(graph.edges())
    crossings = sum(_cross(points, one, other) for one, other in combinations(edges, 2))
    touches = sum(_distance(points[n], points[u], points[v]) < TOUCH for u, v in edges for n in graph if n not in (u, v))
    words = [((ux + vx) / 2, (uy + vy) / 2) for (ux, uy), (vx, vy) in ((points[u], points[v]) for u, v in edges)]
    names = [(x, y + NAME_BELOW) for x, y in points.values()]
    hidden = sum(_same_place(one, other) for one, other in combinations([*words, *names], 2))
    return crossings + 3 * touches + 2 * hidden


def _same_place(one: Point, other: Point) -> bool:
    """Whether two pieces of text, centred here and there, would cover each other."""
    return abs(one[0] - other[0]) < TEXT[0] and abs(one[1] - other[1]) < TEXT[1]


def _cross(points: Points, one: tuple[str, str], other: tuple[str, str]) -> bool:
    if set(one) & set(other):
        return False
    a, b, c, d = (points[n] for n in (*one, *other))
    return _turn(a, b, c) != _turn(a, b, d) and _turn(c, d, a) != _turn(c, d, b)


def _turn(a: Point, b: Point, c: Point) -> bool:
    """Whether a, b, c turn to the left."""
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])


def _distance(p: Point, a: Point, b: Point) -> float:
    """From a point to the stretch a-b."""
    length = dist(a, b)
    if length == 0:
        return dist(p, a)
    t = ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length**2
    t = min(1.0, max(0.0, t))
    return dist(p, (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))


def _lying(points: Points) -> Points:
    """The part turned so that its long axis lies flat, as a screen does."""
    mx, my = (sum(p[i] for p in points.values()) / len(points) for i in (0, 1))
    xx, yy = sum((x - mx) ** 2 for x, _ in points.values()), sum((y - my) ** 2 for _, y in points.values())
    angle = atan2(2 * sum((x - mx) * (y - my) for x, y in points.values()), xx - yy) / 2
    c, s = cos(angle), sin(angle)
    return {node: (c * (x - mx) + s * (y - my), c * (y - my) - s * (x - mx)) for node, (x, y) in points.items()}


def _scaled(points: Points) -> Points:
    """One part in pixels: as large as its number of nodes asks for, and neither flat nor high if its form allows."""
    xs, ys = [x for x, _ in points.values()], [y for _, y in points.values()]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    if wide == 0:
        return dict.fromkeys(points, (0.0, 0.0))
    flat = high <= FLAT * wide
    ratio = FORM[1] if flat else min(max(wide / high, FORM[0]), FORM[1])
    width = SPACING * sqrt(len(points) * ratio)
    by_x = width / wide
    by_y = by_x if flat else width / ratio / high
    return {node: (x * by_x, y * by_y) for node, (x, y) in points.items()}


def _apart(points: Points, rounds: int = 60) -> Points:
    """The same positions with boxes that overlap pushed apart along the shorter way."""
    moved = dict(points)
    for _ in range(rounds):
        if sum(_push(moved, a, b) for a, b in _near(moved)) == 0:
            break
    return moved


def _near(points: Points) -> Iterator[tuple[str, str]]:
    """Pairs whose boxes may overlap, found by a grid of cells of one box."""
    cells: dict[tuple[int, int], list[str]] = defaultdict(list)
    for node, (x, y) in points.items():
        cells[int(x // BOX[0]), int(y // BOX[1])].append(node)
    for (column, row), here in cells.items():
        yield from combinations(here, 2)
        for step in ((1, -1), (1, 0), (1, 1), (0, 1)):
            for other in cells.get((column + step[0], row + step[1]), ()):
                yield from ((node, other) for node in here)


def _push(points: Points, a: str, b: str) -> bool:
    """Move both ends of an overlapping pair by half of what is missing. True when they were moved."""
    (ax, ay), (bx, by) = points[a], points[b]
    over_x, over_y = BOX[0] - abs(ax - bx), BOX[1] - abs(ay - by)
    if over_x <= 1 or over_y <= 1:
        return False
    if over_x / BOX[0] < over_y / BOX[1]:
        shift = over_x / 2 * (1 if ax > bx else -1)
        points[a], points[b] = (ax + shift, ay), (bx - shift, by)
    else:
        shift = over_y / 2 * (1 if ay > by else -1)
        points[a], points[b] = (ax, ay + shift), (bx, by - shift)
    return True


def _packed(parts: list[Points]) -> Points:
    """All parts side by side in rows, in a shape about as wide as a screen."""
    sizes = [_size(part) for part in parts]
    wide = max(max((w for w, _ in sizes), default=0.0), sqrt(ASPECT * sum(w * h for w, h in sizes)))
    packed: Points = {}
    x = y = row_height = 0.0
    for part, (width, height) in zip(parts, sizes, strict=True):
        if x > 0 and x + width > wide:
            x, y, row_height = 0.0, y + row_height, 0.0
        left, top = min(px for px, _ in part.values()), min(py for _, py in part.values())
        packed |= {node: (px - left + x, py - top + y) for node, (px, py) in part.items()}
        x, row_height = x + width, max(row_height, height)
    return packed


def _size(part: Points) -> Point:
    """Width and height that a part takes, the space to its neighbours included."""
    xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
    gap = GAP if len(part) > 1 else 0.0
    return max(xs) - min(xs) + BOX[0] + gap, max(ys) - min(ys) + BOX[1] + gap


def _centred(points: Points) -> dict[str, tuple[int, int]]:
    if not points:
        return {}
    xs, ys = [x for x, _ in points.values()], [y for _, y in points.values()]
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return {node: (round(x - middle[0]), round(y - middle[1])) for node, (x, y) in sorted(points.items())}
