// name: articles-naming
// title: Articles that name X and Y
// question: Which articles name both, and what do they say that joins the two?
// parameters:
//   one: {type: entity, meaning: "a name, an alias or an id", example: "Drug Enforcement Administration"}
//   other: {type: entity, meaning: "a name, an alias or an id", example: "Salvador Cienfuegos"}
// columns:
//   article: the article's title
//   publisher: who published it
//   published: the article's date
//   url: its address
//   says: the predicate that joins the two, in words; nothing where they are only named
//   status: asserted by the article, or alleged by somebody
//   grade: what stands behind it
//   quote: the sentence, word for word
//   speaker: who says it
//   claim: the claim's id
// engines: [neo4j, arcadedb]

MATCH (:Name {key: toLower($one)})-[:NAMES]->(x:Entity)
MATCH (:Name {key: toLower($other)})-[:NAMES]->(y:Entity)
MATCH (x)<-[:MENTIONS]-(a:Article)-[:MENTIONS]->(y)
WHERE a.reported <= $knownBy
OPTIONAL MATCH (x)<-[:SUBJECT|OBJECT|BY]-(c:Claim)-[:SUBJECT|OBJECT|BY]->(y)
WHERE (c)-[:STATED_IN]->(a)
  AND c.reported <= $knownBy AND $grade IN c.passes
  AND c[$grade][$minSources - 1] <= $knownBy AND (NOT $hideDenied OR c.deniedKnown > $knownBy)
  AND (NOT $hideCleared OR c.clearedKnown > $knownBy) AND (NOT $checkedOnly OR c.checked)
  AND ($grade <> 'proven' OR c.overturnedKnown > $knownBy)
RETURN DISTINCT a.title AS article, a.publisher AS publisher, a.published AS published, a.url AS url,
       toLower(replace(c.predicate, '_', ' ')) AS says, c.status AS status, c.grade AS grade, c.quote AS quote,
       c.speaker AS speaker, c.id AS claim
ORDER BY published, article, url, claim
