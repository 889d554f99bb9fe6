// The page: what is chosen stands in the address (#edge=ID, #node=ID), everything else follows from it.

const panel = document.getElementById("panel");
const off = new Set(); // kinds that are filtered out
const hidden = (id) => off.has(nodes.get(id).kind);
let drawn = null;
let moved = false; // whether the reader has chosen anything yet: only then may the focus move

/** The drawing, or null where there is nothing to draw or no canvas: the list says the same. */
function draw() {
  if (!data.nodes.length) return null;
  try {
    return new Picture(document.getElementById("picture"), choose);
  } catch (error) {
    console.error(error);
    document.querySelector(".stage").append(el("p", { className: "empty" }, "The picture could not be drawn here. The list holds everything."));
    return null;
  }
}

/** What the address names, as [sort, id]; nulls for the list. */
function chosen() {
  const [, sort, raw] = /^#(edge|node)=(.+)$/.exec(location.hash) || [];
  let id = raw || "";
  try { id = decodeURIComponent(id); } catch { /* an address typed by hand */ }
  return (sort === "edge" ? edges : nodes).has(id) && sort ? [sort, id] : [null, null];
}

function choose(sort, id) {
  const next = sort ? route(sort, id) : "#all";
  if (sort || chosen()[0]) location.hash = next;
}

function show() {
  const [sort, id] = chosen();
  const view = sort === "edge" ? edgeView(edges.get(id)) : sort === "node" ? nodeView(nodes.get(id)) : listView((node) => !hidden(node));
  panel.replaceChildren(grip(), ...view.filter(Boolean));
  panel.scrollTop = 0;
  document.body.classList.toggle("chosen", Boolean(sort));
  if (moved) panel.querySelector("h2").focus({ preventScroll: true });
  drawn?.choose(sort, id);
}

/** On a phone the panel is a sheet: its grip makes it tall and small. */
function grip() {
  const button = el("button", { type: "button", className: "grip", ariaLabel: "Make the list taller or smaller" });
  button.addEventListener("click", () => document.body.classList.toggle("tall"));
  return button;
}

function kinds() {
  const box = document.getElementById("kinds");
  const counts = new Map();
  for (const node of data.nodes) counts.set(node.kind, (counts.get(node.kind) || 0) + 1);
  for (const kind of data.kinds.filter((name) => counts.has(name))) {
    const input = el("input", { type: "checkbox", checked: true });
    input.addEventListener("change", () => {
      off[input.checked ? "delete" : "add"](kind);
      drawn?.filter(hidden);
      if (!chosen()[0]) show();
    });
    box.append(el("label", {}, input, icon(kind), kind, " ", el("i", {}, String(counts.get(kind)))));
  }
}

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Names that hold every typed word, those that begin with it first. */
function find(typed) {
  const parts = fold(typed).split(/\s+/).filter(Boolean);
  if (!parts.length) return [];
  const hits = data.nodes.flatMap((node) => {
    const alias = [node.name, ...node.names].find((name) => parts.every((part) => fold(name).includes(part)));
    return alias === undefined ? [] : [{ node, alias, rank: fold(alias).startsWith(parts[0]) ? 0 : 1 }];
  });
  return hits.sort((a, b) => a.rank - b.rank || a.node.name.localeCompare(b.node.name, "en")).slice(0, 12);
}

function search() {
  const input = document.getElementById("search");
  const list = document.getElementById("found");
  let hits = [];
  let at = 0;
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (hit) => {
    close();
    input.value = "";
    if (off.has(hit.node.kind)) reveal(hit.node.kind);
    choose("node", hit.node.id);
  };
  const option = (hit, i) => {
    const small = hit.alias === hit.node.name ? hit.node.kind : `${hit.node.kind}, also named ${hit.alias}`;
    const name = [icon(hit.node.kind), " ", el("bdi", {}, hit.node.name), el("small", {}, small)];
    const item = el("li", { role: "option", id: `found-${i}`, ariaSelected: String(i === at) }, name);
    item.addEventListener("mousedown", (event) => { event.preventDefault(); take(hit); });
    return item;
  };
  const open = () => {
    list.replaceChildren(...(hits.length ? hits.map(option) : [el("li", {}, "No such name here")]));
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (hits.length) input.setAttribute("aria-activedescendant", `found-${at}`);
    list.children[at]?.scrollIntoView({ block: "nearest" });
  };
  input.addEventListener("input", () => { hits = find(input.value); at = 0; open(); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && hits[at]) take(hits[at]);
    else if (event.key === "Escape") { input.value = ""; close(); event.stopPropagation(); }
    else if (hits.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      at = (at + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
      event.preventDefault();
      open();
    }
  });
}

/** Show a kind again that was filtered out. */
function reveal(kind) {
  const label = [...document.querySelectorAll("#kinds label")].find((element) => element.textContent.startsWith(kind));
  label?.querySelector("input").click();
}

const on = (id, act) => document.getElementById(id).addEventListener("click", act);
on("closer", () => drawn?.zoom(1.35));
on("farther", () => drawn?.zoom(1 / 1.35));
on("whole", () => drawn?.whole());
addEventListener("hashchange", () => { moved = true; show(); });
addEventListener("keydown", (event) => { if (event.key === "Escape") choose(null, null); });
if (matchMedia("(max-width: 820px)").matches) document.getElementById("lines").open = false;
kinds();
search();
drawn = draw(); // after everything that decides how much room it has
show();
