// name: direct-links
// title: What links X and Y
// question: Which edges join these two directly, and which sentences say so?
// parameters:
//   one: {type: entity, meaning: "a name, an alias or an id", example: "Salvador Cienfuegos"}
//   other: {type: entity, meaning: "a name, an alias or an id", example: "H-2 Cartel"}
// columns:
//   subject: where the edge starts
//   caption: the edge in words, as of today
//   object: where the edge ends
//   status: asserted by the article, or alleged by somebody
//   grade: what stands behind it
//   quote: the sentence, word for word
//   speaker: who says it
//   article: the article's title
//   published: the article's date
//   claim: the claim's id
// today: [caption]
// engines: [neo4j, arcadedb]

MATCH (:Name {key: toLower($one)})-[:NAMES]->(x:Entity)
MATCH (:Name {key: toLower($other)})-[:NAMES]->(y:Entity)
MATCH (x)-[r]-(y)
WHERE r[$grade][$minSources - 1] <= $knownBy AND (NOT $hideDenied OR r.deniedKnown > $knownBy)
  AND (NOT $hideCleared OR r.clearedKnown > $knownBy) AND (NOT $checkedOnly OR r.checked)
  AND ($grade <> 'proven' OR r.overturnedKnown > $knownBy)
WITH DISTINCT r, startNode(r) AS s, endNode(r) AS o
UNWIND r.claims AS id
MATCH (c:Claim {id: id})-[:STATED_IN]->(a:Article)
WHERE c.reported <= $knownBy AND $grade IN c.passes
RETURN s.name AS subject, r.caption AS caption, o.name AS object, c.status AS status, c.grade AS grade,
       c.quote AS quote, c.speaker AS speaker, a.title AS article, a.published AS published, c.id AS claim
ORDER BY subject, object, r.predicate, published, claim
