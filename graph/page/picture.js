// The drawing. Positions were computed when the page was written; nothing moves unless it is dragged.

const SMALL = 60; // up to this many edges every caption is drawn, beyond it those of what is pointed at or chosen
const NAME = 13;
const CAPTION = 11;
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

/** The page's own colours and fonts, so that CSS stays their one source. Asked once for each colour scheme. */
const palette = new Map();
function color(name) {
  if (!palette.has(name)) palette.set(name, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim());
  return palette.get(name);
}

const outlines = new Map();
/** A kind's shape as a path to fill, made once. */
function outline(kind) {
  if (!outlines.has(kind)) outlines.set(kind, new Path2D(shapeOf(kind)));
  return outlines.get(kind);
}

/** Text cut into lines of about `width` characters, at most `most` of them. */
function wrap(text, width, most) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const piece = word.length > width + 6 ? word.slice(0, width + 5) + "…" : word;
    const last = lines[lines.length - 1];
    if (last && last.length + piece.length + 1 > width) lines.push(piece);
    else lines[lines.length - 1] = last ? `${last} ${piece}` : piece;
  }
  if (lines.length > most) lines.splice(most, lines.length, "…");
  if (lines[most] === "…") { lines.pop(); lines[most - 1] += "…"; }
  return lines;
}

const between = (low, value, high) => Math.max(low, Math.min(value, high));
const around = ({ x, y }, reach) => [x - reach, y - reach, x + reach, y + reach];

const least = (list, cost) => list.map((item) => [cost(item), item]).reduce((best, next) => (next[0] < best[0] ? next : best))[1];

/** Boxes already taken, so that no text is written over another or beside a node that is not its own. */
class Room {
  /** Boxes are kept by the cells of a grid that they touch, so that a thousand of them can be asked for in every frame. */
  constructor(cell) {
    this.cell = cell;
    this.cells = new Map();
  }
  keys([left, top, right, bottom]) {
    const keys = [];
    const [first, last, high, low] = [left, right, top, bottom].map((side) => Math.floor(side / this.cell));
    for (let x = first; x <= last; x++) for (let y = high; y <= low; y++) keys.push(`${x} ${y}`);
    return keys;
  }
  take(box, owner = null) {
    const taken = { box, owner };
    for (const key of this.keys(box)) this.cells.has(key) ? this.cells.get(key).push(taken) : this.cells.set(key, [taken]);
  }
  free(box, owner = null) {
    const blocks = (taken) => (owner === null || taken.owner !== owner) && shared(taken.box, box) > 0;
    return !this.keys(box).some((key) => this.cells.get(key)?.some(blocks));
  }
  /** How much a box would cover of what is there; names and nodes weigh more than captions. */
  covered(box) {
    const near = new Set(this.keys(box).flatMap((key) => this.cells.get(key) || []));
    return [...near].reduce((sum, taken) => sum + (taken.owner === null ? 1 : 8) * shared(taken.box, box), 0);
  }
}

/** The area that two boxes (left, top, right, bottom) share. */
function shared(a, b) {
  return Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
}

class Picture {
  /** `choose(sort, id)` is called for what is clicked, with nulls for the empty ground. */
  constructor(container, choose) {
    this.chosen = null;
    this.near = null;
    this.hovered = null;
    this.hidden = () => false;
    this.names = new Map();
    this.captions = [];
    this.widths = new Map(); // of each text at a size of one
    this.size = 1.15;
    this.touched = false; // whether the reader has zoomed or dragged
    this.written = null; // for which zoom `names` and `captions` hold
    this.order = this.priorities();
    this.points = new vis.DataSet(data.nodes.map((node) => this.point(node)));
    this.lines = new vis.DataSet(data.edges.map((edge) => this.line(edge)));
    this.network = new vis.Network(container, { nodes: this.points, edges: this.lines }, this.options());
    container.querySelectorAll("[tabindex]").forEach((frame) => { frame.tabIndex = -1; });
    this.listen(choose);
    this.whole();
  }

  options() {
    const many = data.edges.length > 1200; // more lines than a slow machine draws while the picture moves
    return {
      physics: false,
      layout: { improvedLayout: false },
      interaction: { hover: true, selectConnectedEdges: false, hoverConnectedEdges: false, keyboard: false, tooltipDelay: 1e9, hideEdgesOnDrag: many, hideEdgesOnZoom: many },
      nodes: { shape: "custom", ctxRenderer: (call) => this.draw(call) },
      edges: { arrowStrikethrough: false, chosen: false },
    };
  }

  listen(choose) {
    this.network.on("click", ({ nodes: [node], edges: [edge] }) => {
      if (node !== undefined) choose("node", node);
      else if (edge !== undefined) choose("edge", edge);
      else choose(null, null);
    });
    this.network.on("hoverEdge", ({ edge }) => this.hover(edge));
    this.network.on("blurEdge", () => this.hover(null));
    this.network.on("hoverNode", () => { this.network.canvas.body.container.style.cursor = "pointer"; });
    this.network.on("blurNode", () => { this.network.canvas.body.container.style.cursor = ""; });
    this.network.on("zoom", () => { this.touched = true; });
    this.network.on("dragEnd", () => { this.touched = true; });
    this.network.on("resize", () => setTimeout(() => this.again()));
    this.network.on("beforeDrawing", (ctx) => this.write(ctx));
    this.network.on("afterDrawing", (ctx) => this.captions.forEach((caption) => this.text(ctx, caption)));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { palette.clear(); this.refresh(); });
    this.network.on("dragging", ({ nodes: [node] }) => { if (node) this.written = null; });
  }

  hover(edge) {
    this.hovered = edge;
    this.written = null;
    this.network.canvas.body.container.style.cursor = edge ? "pointer" : "";
    this.network.redraw();
  }

  /** Whose name is written first where there is not room for all: the most linked. */
  priorities() {
    const degree = new Map(data.nodes.map((node) => [node.id, node.kind === "Person" ? 0.5 : 0]));
    for (const edge of data.edges) for (const id of [edge.from, edge.to]) degree.set(id, degree.get(id) + 1);
    return data.nodes.map((node) => node.id).sort((a, b) => degree.get(b) - degree.get(a) || (a < b ? -1 : 1));
  }

  point(node) {
    return { id: node.id, x: node.x, y: node.y, hidden: this.hidden(node.id) };
  }

  line(edge) {
    const lit = !this.near || this.near.edges.has(edge.id);
    const chosen = this.chosen === edge.id;
    const heavy = edge.standing === "proven" && !edge.dashed;
    const bend = edge.bend ? { enabled: true, type: edge.bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(edge.bend) } : false;
    return {
      id: edge.id, from: edge.from, to: edge.to, smooth: bend, dashes: edge.dashed ? [7, 5] : false,
      hidden: this.hidden(edge.from) || this.hidden(edge.to),
      width: (heavy ? 3 : 1.4) + (chosen ? 1.2 : 0),
      arrows: edge.arrow ? { to: { enabled: true, scaleFactor: 0.55, type: "arrow" } } : "",
      color: { color: chosen ? color("accent") : color("edge"), inherit: false, opacity: (edge.faint && !chosen ? 0.5 : 1) * (lit ? 1 : 0.14) },
      selfReference: { size: 18, angle: Math.PI / 4 + edge.bend * 4, renderBehindTheNode: true },
      hoverWidth: 0.8,
    };
  }

  /** vis-network asks for each node how it is drawn: its shape now, its name after all shapes. */
  draw({ ctx, id, x, y, state }) {
    const node = nodes.get(id);
    const lit = !this.near || this.near.nodes.has(id);
    const size = this.size * (node.kind === "Person" ? 1.15 : 1);
    const name = this.names.get(id);
    return {
      drawNode: () => this.shape(ctx, node, x, y, size, { lit, ring: this.chosen === id || state.hover }),
      drawExternalLabel: () => name && this.text(ctx, name),
      nodeDimensions: { width: 20 * size, height: 20 * size },
    };
  }

  shape(ctx, node, x, y, size, { lit, ring }) {
    const path = outline(node.kind);
    ctx.save();
    ctx.translate(x, y);
    ctx.scale(size, size);
    ctx.fillStyle = ctx.strokeStyle = color("halo");
    ctx.lineWidth = 5;
    if (this.written > 0.3) ctx.stroke(path);
    ctx.fill(path);
    ctx.globalAlpha = lit ? 1 : 0.22;
    ctx.fillStyle = color(node.kind in SHAPES ? node.kind : "Organization");
    ctx.fill(path);
    ctx.globalAlpha = 1;
    if (ring) {
      ctx.strokeStyle = color("accent");
      ctx.lineWidth = 2.2;
      ctx.stroke(path);
    }
    ctx.restore();
  }

  /** Decide which names and captions are written: never smaller than can be read, never one over another. */
  write(ctx) {
    const scale = this.network.getScale();
    if (this.written === scale) return;
    this.written = scale;
    this.size = Math.max(1.15, 0.42 / scale); // a node stays visible in the smallest picture
    const where = this.network.getPositions();
    const room = new Room(80 / scale);
    this.names = new Map();
    this.captions = [];
    const seen = this.order.filter((id) => !this.hidden(id));
    const xs = seen.map((id) => where[id].x);
    this.edges = [Math.min(...xs), Math.max(...xs)];
    const crowd = seen.length > SMALL;
    const landmarks = crowd ? 14 : scale < 0.5 ? 3 : 0; // names that may cover other nodes: in a crowd, none could be written otherwise
    const first = this.near ? seen.filter((id) => this.near.nodes.has(id)) : seen.slice(0, landmarks);
    const dots = (ids) => ids.forEach((id) => room.take(around(where[id], 9 * this.size + (scale < 0.5 ? 4 / scale : 0)), id));
    dots(this.near && !crowd ? seen : first);
    for (const id of first) this.place(ctx, room, id, where[id], scale);
    const captions = () => this.captioned().forEach((edge) => this.placeCaption(ctx, room, edge, where, scale));
    if (this.near) captions();
    if (this.near && crowd) return;
    dots(seen);
    for (const id of seen) if (!this.names.has(id)) this.place(ctx, room, id, where[id], scale);
    if (!this.near) captions();
  }

  /** The edges whose words are wanted, in the order in which they get room: the one pointed at or chosen, then what was
   *  denied, dropped or cleared. A picture that told of the arrest and had no room for the acquittal would be worse than
   *  one without words; so one too small to be read has none. */
  captioned() {
    const urgent = [this.hovered, this.chosen].filter((id) => edges.has(id)).map((id) => edges.get(id));
    const near = this.near && this.near.edges.size <= SMALL ? data.edges.filter((edge) => this.near.edges.has(edge.id)) : [];
    const all = data.edges.length <= SMALL && !this.near && this.written > 0.5 ? data.edges : [];
    const rest = [...near, ...all];
    const fair = (edge) => edge.denied || edge.cleared || edge.type === "CLEARED_OF";
    const wanted = [...new Set([...urgent, ...rest.filter(fair), ...rest])];
    return wanted.filter((edge) => !this.hidden(edge.from) && !this.hidden(edge.to));
  }

  place(ctx, room, id, { x, y }, scale) {
    const lit = !this.near || this.near.nodes.has(id);
    const size = between(11 / scale, NAME, 14 / scale);
    const inward = x > this.network.getViewPosition().x ? -1 : 1;
    const label = this.measure(ctx, wrap(nodes.get(id).name, scale < 0.6 ? 16 : 22, 3), size, id === this.chosen ? "600" : "500");
    const off = 10 * this.size + 3;
    for (const [dx, dy] of [[0, 1], [0, -1], [inward, 0], [-inward, 0]]) {
      const left = x - label.width / 2 + dx * (label.width / 2 + off + 2);
      const top = dy > 0 ? y + off : dy < 0 ? y - off - label.height : y - label.height / 2;
      const box = [left, top, left + label.width, top + label.height];
      const inside = box[0] > this.edges[0] - 72 / scale && box[2] < this.edges[1] + 72 / scale;
      if (!(inside && room.free(box, id)) && id !== this.chosen) continue;
      room.take(box, id);
      this.names.set(id, { ...label, x: left + label.width / 2, y: top, color: lit ? "ink" : "soft", alpha: lit ? 1 : 0.35 });
      return;
    }
  }

  /** Write an edge's words where they cover nothing, or next to nothing. They are never cut short: "denied" may stand last. */
  placeCaption(ctx, room, edge, where, scale) {
    const urgent = edge.id === this.hovered || edge.id === this.chosen;
    const size = between((urgent ? 11.5 : 10) / scale, CAPTION, 13 / scale);
    const labels = [20, 30, 13].map((width) => this.measure(ctx, wrap(edge.caption, width, 12), size, urgent ? "600 italic" : "italic"));
    const spots = labels.flatMap((label) => this.spots(edge, label, where));
    const spot = spots.find(({ box }) => room.free(box)) || least(spots, ({ box }) => room.covered(box));
    if (!urgent && room.covered(spot.box) > 0.25 * spot.label.width * spot.label.height) return;
    room.take(spot.box);
    this.captions.push({ ...spot.label, x: spot.x, y: spot.box[1], color: urgent ? "accent" : "soft", alpha: edge.faint && !urgent ? 0.8 : 1 });
  }

  /** Where a caption may stand: along its edge from the middle outwards, on the line before beside it. */
  spots(edge, label, where) {
    const points = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74].map((t) => this.along(edge, t, where));
    // Words that stand too far from their line would be read as those of another.
    const shifts = label.lines.length > 2 ? [0] : [0, -0.6, 0.6].map((part) => part * label.height);
    return shifts.flatMap((shift) => points.map(({ x, y }) => {
      const [left, top] = [x - label.width / 2, y - label.height / 2 + shift];
      return { label, x, box: [left - 2, top, left + label.width + 2, top + label.height] };
    }));
  }

  /** A point on the drawn curve; where the library does not tell, on the straight line. */
  along(edge, t, where) {
    const curve = this.network.body?.edges?.[edge.id]?.edgeType;
    if (edge.bend && curve?.getPoint) return curve.getPoint(t);
    const [a, b] = [where[edge.from], where[edge.to]];
    if (edge.from === edge.to) return { x: a.x + 30 * Math.cos(Math.PI / 4 + edge.bend * 4), y: a.y - 44 };
    return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
  }

  measure(ctx, lines, size, weight) {
    const font = (px) => `${weight} ${px}px ${weight.includes("italic") ? color("serif") : color("sans")}`;
    const width = (line) => {
      const key = `${weight} ${line}`;
      if (!this.widths.has(key)) {
        ctx.font = font(100);
        this.widths.set(key, ctx.measureText(line).width / 100);
      }
      return this.widths.get(key) * size;
    };
    return { lines, font: font(size), size, width: Math.max(...lines.map(width)), height: lines.length * size * 1.18 };
  }

  text(ctx, { lines, font, size, x, y, color: ink, alpha }) {
    ctx.save();
    ctx.font = font;
    ctx.textAlign = "center";
    ctx.textBaseline = "top";
    ctx.lineJoin = "round";
    ctx.lineWidth = size * 0.36;
    ctx.strokeStyle = color("halo");
    ctx.fillStyle = color(ink);
    lines.forEach((line, i) => {
      ctx.globalAlpha = 0.92;
      ctx.strokeText(line, x, y + i * size * 1.18);
    });
    ctx.globalAlpha = alpha;
    lines.forEach((line, i) => ctx.fillText(line, x, y + i * size * 1.18));
    ctx.restore();
  }

  /** Light up one node or edge and what it touches; nulls light everything. */
  choose(sort, id) {
    this.chosen = id;
    this.near = id === null ? null : this.neighbours(sort, id);
    this.refresh();
    if (id !== null) this.bring([...this.near.nodes]);
  }

  neighbours(sort, id) {
    const own = sort === "edge" ? [edges.get(id)] : data.edges.filter((edge) => edge.from === id || edge.to === id);
    const ends = own.flatMap((edge) => [edge.from, edge.to]);
    return { edges: new Set(own.map((edge) => edge.id)), nodes: new Set(sort === "node" ? [id, ...ends] : ends) };
  }

  /** Move the view only when what is chosen lies outside of it, or too close together to be read. */
  bring(ids) {
    const { width, height } = this.box();
    const seen = Object.values(this.network.getPositions(ids)).map((point) => this.network.canvasToDOM(point));
    const out = seen.some(({ x, y }) => x < 40 || y < 40 || x > width - 40 || y > height - 60);
    const tight = seen.length === 2 && Math.hypot(seen[0].x - seen[1].x, seen[0].y - seen[1].y) < 200;
    if (out || tight || this.network.getScale() < 0.45) this.fit(ids);
  }

  box() { return this.network.canvas.body.container.getBoundingClientRect(); }

  /** Show these nodes as large as they can be, with room for the names around them. */
  fit(ids) {
    const { width, height } = this.box();
    const points = Object.values(this.network.getPositions(ids));
    if (!points.length || !width || !height) return;
    const [left, right] = [Math.min(...points.map((p) => p.x)), Math.max(...points.map((p) => p.x))];
    const [top, bottom] = [Math.min(...points.map((p) => p.y)), Math.max(...points.map((p) => p.y))];
    const scale = Math.min((width - 150) / Math.max(right - left, 60), (height - 96) / Math.max(bottom - top, 60), ids.length > 2 ? 1.15 : 1.4);
    const shift = 14 / scale; // names stand under their nodes
    this.network.moveTo({ scale: Math.max(scale, 0.03), position: { x: (left + right) / 2, y: (top + bottom) / 2 + shift }, animation: false });
  }

  whole() { this.fit(this.order.filter((id) => !this.hidden(id))); }

  /** After the window changed: the same view again, unless the reader has moved it. */
  again() {
    if (this.touched) return;
    if (this.near) this.fit([...this.near.nodes]);
    else this.whole();
  }

  zoom(factor) {
    this.touched = true;
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: calm ? false : { duration: 160 } });
  }

  /** Hide what `hidden(id)` says. */
  filter(hidden) {
    this.hidden = hidden;
    this.refresh();
  }

  refresh() {
    this.written = null;
    this.points.update(data.nodes.map((node) => ({ id: node.id, hidden: this.hidden(node.id) })));
    this.lines.update(data.edges.map((edge) => this.line(edge)));
  }
}
