"""The page: what it says of people, that nothing in it can act, and that it asks nobody for anything."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph.models import Grade, Kind, Status
from graph.page import EMPTY, WORDS, write_page

HOSTILE = "</script><img src=x onerror=alert(1)>"
WARNING = (
    "Read by machine from the articles named; nothing here has been checked by a person unless it says so. An allegation is not a finding."
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def claim(quote: str, **more: Any) -> dict[str, Any]:
    return {
        "id": "c1",
        "quote": quote,
        "context": None,
        "speaker": "prosecutors",
        "status": "alleged",
        "grade": "said",
        "date": None,
        "title": "A title",
        "publisher": "Sample Daily",
        "published": "2020-10-21",
        "url": "https://sample.example/1",
        "checked": False,
    } | more


def tie(**more: Any) -> dict[str, Any]:
    return {
        "type": "ALLEGED_LEADS",
        "predicate": "LEADS",
        "caption": "said by prosecutors to lead",
        "standing": "said",
        "alleged": True,
        "denied": False,
        "cleared": False,
        "checked": False,
        "claims": [claim("Prosecutors say that Ana Ruiz leads the Delta Cartel.")],
    } | more


def world() -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("p1", kind="Person", name="Ana Ruiz", names=["Ana Ruiz", "Ruiz"], articles=2)
    graph.add_node("p2", kind="Person", name=HOSTILE, names=[HOSTILE, "@@data@@"], articles=1)
    graph.add_node("c1", kind="Cartel", name="Delta Cartel", names=[], articles=1)
    graph.add_edge("p1", "c1", key="e1", **tie())
    graph.add_edge("p1", "c1", key="e2", **tie(type="MEMBER_OF", caption="member of", standing="charged", alleged=False, cleared=True))
    graph.add_edge("p1", "c1", key="e3", **tie(type="MET_WITH", predicate="MET_WITH", caption="met", standing="stated", alleged=False))
    graph.add_edge("p1", "p2", key="e4", **tie(standing="charged", alleged=False, denied=True, caption=f"accused {HOSTILE}"))
    graph.add_edge(
        "p2", "p1", key="e5", **tie(standing="said", alleged=False, claims=[claim(HOSTILE, url="javascript:alert(1)", title=HOSTILE)])
    )
    graph.add_edge("p2", "c1", key="e6", **tie(standing="proven", alleged=False))
    return graph


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    return dict(json.loads(found[1]))


def edges_of(page: str) -> dict[str, dict[str, Any]]:
    return {edge["id"]: edge for edge in data_of(page)["edges"]}


def own_part(page: str) -> str:
    """The page without its data and without the drawing library, whose text is not ours."""
    page = re.sub(r'(<script type="application/json" id="data">).*?</script>', r"\1</script>", page, flags=re.S)
    return re.sub(r"<script>\s*/\* vis-network.*?</script>", "", page, flags=re.S)


def test_the_same_network_gives_the_same_bytes_in_any_order() -> None:
    graph = world()
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    for start, end, key, edge in reversed(list(graph.edges(keys=True, data=True))):
        turned.add_edge(start, end, key, **edge)
    assert write_page(graph, "T", "N") == write_page(turned, "T", "N")


def test_hostile_text_closes_nothing_and_becomes_no_markup() -> None:
    page = write_page(world(), HOSTILE, HOSTILE)
    assert HOSTILE not in page
    assert "<img" not in page
    assert page.count("</script>") == page.count("<script") - 1  # one `<script` is a string within the library
    assert "&lt;/script&gt;&lt;img" in page


def test_the_json_holds_no_character_that_html_knows() -> None:
    graph = world()
    graph.nodes["p1"]["name"] = "A & B \u2028 \u2029 <!-- ñ"
    page = write_page(graph, "T")
    raw = page.split('id="data">')[1].split("</script>")[0]
    assert not re.search("[<>&\u2028\u2029]", raw)
    assert {node["name"] for node in data_of(page)["nodes"]} >= {"A & B \u2028 \u2029 <!-- ñ", HOSTILE}


def test_a_mark_of_the_template_within_the_data_stays_as_it_is() -> None:
    page = write_page(world(), "@@library@@")
    assert "<h1><bdi>@@library@@</bdi></h1>" in page
    assert any("@@data@@" in node["names"] for node in data_of(page)["nodes"])


def test_nothing_is_asked_of_anybody() -> None:
    page = write_page(world(), "T")
    assert "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:" in page
    own = own_part(page)
    assert not re.search(
        r"""\bsrc\s*=|@import|url\(|fetch\(|XMLHttpRequest|sendBeacon|WebSocket|innerHTML|insertAdjacentHTML|eval\(""", own
    )
    assert re.findall(r'<link[^>]*href="([^"]*)"', own) == ["data:,"]
    assert set(re.findall(r"https?://[^\s\"'<]+", own)) <= {"http://www.w3.org/2000/svg"}


def test_every_caption_and_quote_is_there() -> None:
    graph = world()
    edges = edges_of(write_page(graph, "T"))
    for _, _, key, known in graph.edges(keys=True, data=True):
        assert edges[key]["caption"] == known["caption"]
        assert [c["quote"] for c in edges[key]["claims"]] == [c["quote"] for c in known["claims"]]


def test_what_is_not_proven_is_dashed() -> None:
    edges = edges_of(write_page(world(), "T"))
    dashed = {key: edge["dashed"] for key, edge in edges.items()}
    assert dashed == {"e1": True, "e2": True, "e3": False, "e4": True, "e5": True, "e6": False}
    assert [key for key, edge in edges.items() if edge["faint"]] == ["e2"]


def test_parallel_edges_are_bent_apart_whatever_their_direction() -> None:
    edges = edges_of(write_page(world(), "T"))
    assert len({edges[key]["bend"] for key in ("e1", "e2", "e3")}) == 3
    assert edges["e4"]["bend"] == edges["e5"]["bend"] != 0  # one goes there, one back: the same sign bends them to both sides
    assert edges["e6"]["bend"] == 0


def test_only_what_has_a_direction_has_an_arrow() -> None:
    edges = edges_of(write_page(world(), "T"))
    assert edges["e1"]["arrow"]
    assert not edges["e3"]["arrow"]


def test_only_addresses_of_the_web_are_links() -> None:
    edges = edges_of(write_page(world(), "T"))
    assert edges["e1"]["claims"][0]["url"] == "https://sample.example/1"
    assert edges["e5"]["claims"][0]["url"] is None
    assert "noopener noreferrer" in write_page(world(), "T")


def test_the_legend_and_the_warning_state_nothing_alleged_as_a_fact() -> None:
    page = write_page(world(), "T")
    assert WARNING in page
    assert "<b>Dashed:</b> somebody’s word, or denied, or dropped; not proven" in page
    assert "a charge or an arrest is not a finding of guilt" in page
    assert "a court’s finding or a guilty plea, as an article reports it" in page


def test_there_are_words_for_every_standing_status_and_grade() -> None:
    assert set(WORDS["standing"]) == set(WORDS["tags"]) >= {*Grade, "stated", "alleged", "denied", "cleared"}
    assert set(WORDS["status"]) == set(Status)
    assert set(WORDS["grade"]) == set(Grade)


def test_every_kind_has_a_shape_and_a_colour_in_both_schemes() -> None:
    page = write_page(world(), "T")
    for kind in Kind:
        assert f"  {kind}: " in page, f"no shape for {kind}"
        assert page.count(f"--{kind}: #") == 2, f"no colour for {kind}"


def test_an_empty_network_says_so() -> None:
    page = write_page(nx.MultiDiGraph(), "T")
    assert EMPTY in page
    assert "0 names · 0 statements · 0 articles" in page
    assert EMPTY not in write_page(world(), "T")


def test_the_library_keeps_its_licence() -> None:
    page = write_page(world(), "T")
    assert "vis.js is dual licensed under both" in page
    assert "Permission is hereby granted, free of charge" in page


def test_a_browser_draws_it_and_opens_the_edge_that_the_address_names(tmp_path: Path) -> None:
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        pytest.skip("needs a browser: apt-get install chromium")
    file = tmp_path / "page.html"
    file.write_text(write_page(world(), "T"), "utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    command = [browser, *flags, profile, "--virtual-time-budget=3000", "--dump-dom", f"{file.as_uri()}#edge=e5"]
    dom = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    panel = dom.split('id="panel"')[1].split("</aside>")[0]
    assert "<canvas" in dom
    assert "“&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;”" in panel
    assert "read by machine" in panel
    assert "<img" not in dom
