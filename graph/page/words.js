// Elements and sentences. Text from articles reaches the page here only, and only as text nodes.

const data = JSON.parse(document.getElementById("data").textContent);
const byId = (rows) => new Map(rows.map((row) => [row.id, row]));
const nodes = byId(data.nodes);
const edges = byId(data.edges);
const words = data.words;

/** An element with properties and children; strings become text, nothing is ever parsed as markup. */
function el(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** A name in its own direction of writing, so that it cannot reorder the sentence around it. */
const named = (tag, text) => el(tag, {}, el("bdi", {}, text));
const route = (sort, id) => `#${sort}=${encodeURIComponent(id)}`;

const SHAPES = {
  Person: "M-9 0a9 9 0 1 0 18 0a9 9 0 1 0 -18 0Z",
  Cartel: "M-10 0L-5 -8.7H5L10 0L5 8.7H-5Z",
  Agency: "M-8 -8H8V8H-8Z",
  Court: "M0 -9.5L10 7.5H-10Z",
  Company: "M0 -10.5L10.5 0L0 10.5L-10.5 0Z",
  Organization: "M-9.5 -7.5H9.5L0 9.5Z",
  Position: "M-10 -5H10V5H-10Z",
  Place: "M0 10C-3 4 -7.5 1.5 -7.5 -3A7.5 7.5 0 0 1 7.5 -3C7.5 1.5 3 4 0 10Z",
  Case: "M-7.5 -9H3L7.5 -4.5V9H-7.5Z",
  Offense: "M-3 -9H3V-3H9V3H3V9H-3V3H-9V-3H-3Z",
};
const shapeOf = (kind) => SHAPES[kind] || SHAPES.Organization;

/** The shape of a kind as a small picture beside its name. */
function icon(kind) {
  const make = (tag, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const svg = make("svg", { viewBox: "-11 -11 22 22", class: "shape", "aria-hidden": "true" });
  svg.append(make("path", { d: shapeOf(kind), fill: `var(--${kind in SHAPES ? kind : "Organization"})` }));
  return svg;
}

/** What must be said beside an edge wherever it is named: short words. */
function tags(edge) {
  const flags = ["cleared", "denied", "alleged"].filter((flag) => edge[flag]).map((flag) => words.tags[flag]);
  const standing = edge.alleged && edge.standing === "said" ? "" : words.tags[edge.standing];
  return [...flags, standing, edge.checked ? words.checked : ""].filter(Boolean).join(" · ");
}

/** An edge as a sentence; `end(id)` makes its two ends. How it ended, which captions bear in brackets, stands last. */
function sentence(edge, end) {
  const [, said, ending] = /^(.*?)(?: (\([^()]*\)))?$/s.exec(edge.caption);
  const caption = (text) => el("span", { className: "caption" }, text);
  return [end(edge.from), " ", caption(said), " ", end(edge.to), ending ? [" ", caption(ending)] : null].flat();
}

/** One edge as a sentence that leads to its sources. */
function row(edge) {
  const end = (id) => named("b", nodes.get(id).name);
  return el("li", {}, el("a", { href: route("edge", edge.id) }, sentence(edge, end), el("span", { className: "tags" }, tags(edge))));
}

const rows = (list) => el("ul", { className: "rows" }, list.map(row));
const back = () => el("a", { className: "back", href: "#all" }, "← All statements");
const heading = (...children) => el("h2", { tabIndex: -1 }, ...children);
const count = (n, one) => `${n.toLocaleString("en")} ${n === 1 ? one : one + "s"}`;

/** Every edge between nodes that are shown. */
function listView(shown) {
  const list = data.edges.filter((edge) => shown(edge.from) && shown(edge.to));
  const lead = "Choose a statement to see the sentences it was read from, who says so, and where.";
  const title = list.length ? `All ${count(list.length, "statement")}` : "No statements";
  return [heading(title), list.length ? el("p", { className: "lead" }, lead) : null, rows(list)];
}

/** A name's card. */
function nodeView(node) {
  const own = data.edges.filter((edge) => edge.from === node.id || edge.to === node.id);
  const articles = node.articles ? `, named in ${count(node.articles, "article")}` : "";
  return [
    back(),
    heading(el("bdi", {}, node.name)),
    el("p", { className: "lead" }, icon(node.kind), ` ${node.kind}${articles}`),
    node.names.length ? el("p", { className: "aliases" }, "Also named: ", node.names.flatMap((name, i) => [i ? ", " : "", el("bdi", {}, name)])) : null,
    el("h3", {}, own.length ? count(own.length, "statement") : "No statement about this name, only mentions"),
    rows(own),
  ];
}

/** An edge: its sentence, how it stands, and every claim behind it. */
function edgeView(edge) {
  const end = (id) => el("a", { href: route("node", id) }, el("bdi", {}, nodes.get(id).name));
  const keys = ["cleared", "denied", "alleged", edge.standing].filter((key) => edge[key] || key === edge.standing);
  const standing = keys.map((key) => words.standing[key]).filter(Boolean);
  return [
    back(),
    heading(sentence(edge, end)),
    el("ul", { className: "standing" }, standing.map(([head, rest]) => el("li", {}, el("b", {}, head), " ", rest))),
    el("h3", {}, edge.claims.length === 1 ? "The sentence it was read from" : `The ${edge.claims.length} sentences it was read from`),
    el("ol", { className: "claims" }, edge.claims.map((claim) => claimView(claim, edge))),
  ];
}

/** One claim with all that is needed to judge it. Of what accuses nobody no grade is told: "somebody's word" would
 *  belittle an acquittal. */
function claimView(claim, edge) {
  const grade = edge.standing === "stated" ? null : words.grade[claim.grade];
  const facts = [
    ["Who says it", claim.speaker || "the article itself"],
    ["Told as", words.status[claim.status] || claim.status],
    ["Weight", grade],
    ["When", claim.date],
    ["Source", [claim.publisher, claim.title && `“${claim.title}”`].filter(Boolean).join(", ")],
    ["Published", claim.published || "date not known"],
    ["Article", link(claim.url)],
    ["Reading", claim.checked ? words.checked : words.unchecked],
  ];
  const told = facts.filter(([, value]) => value);
  const shown = (value) => (typeof value === "string" ? el("bdi", {}, value) : value);
  return el("li", {},
    el("blockquote", {}, `“${claim.quote}”`),
    claim.context ? el("p", { className: "context" }, `Who is meant, from the same article: “${claim.context}”`) : null,
    el("dl", {}, told.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, shown(value))])));
}

/** A link for an address of the web; the writer has already left out every other sort. */
function link(address) {
  if (!/^https?:\/\//i.test(address || "")) return null;
  const host = URL.canParse && !URL.canParse(address) ? address : new URL(address).hostname;
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer", title: address }, host);
}
