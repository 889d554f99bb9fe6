// name: denials
// title: What is denied, and by whom
// question: Who denies what they are accused of, in which words, and which accusations of the same article does it cover?
// parameters: {}
// columns:
//   person: who denies
//   denies: the accusations of the same article that the denial covers
//   status: asserted by the article, or alleged by somebody
//   grade: what stands behind it
//   quote: the sentence, word for word
//   speaker: who says it
//   article: the article's title
//   published: the article's date
//   claim: the claim's id
// engines: [neo4j, arcadedb]

MATCH (c:Claim {predicate: 'DENIES'})-[:SUBJECT]->(x:Entity)
MATCH (c)-[:STATED_IN]->(a:Article)
WHERE c.reported <= $knownBy AND $grade IN c.passes
  AND c[$grade][$minSources - 1] <= $knownBy AND (NOT $hideDenied OR c.deniedKnown > $knownBy)
  AND (NOT $hideCleared OR c.clearedKnown > $knownBy) AND (NOT $checkedOnly OR c.checked)
  AND ($grade <> 'proven' OR c.overturnedKnown > $knownBy)
OPTIONAL MATCH (a)<-[:STATED_IN]-(d:Claim)-[:SUBJECT|OBJECT]->(x)
WHERE d.deniedKnown <= $knownBy AND d.predicate <> 'DENIES' AND d.id <> c.id
OPTIONAL MATCH (d)-[:OBJECT]->(o:Entity)
WITH c, x, a, toLower(replace(d.predicate, '_', ' ')) + ' ' + coalesce(o.name, d.literal) AS accusation
ORDER BY accusation
WITH c, x, a, collect(DISTINCT accusation) AS denies
RETURN x.name AS person, denies, c.status AS status, c.grade AS grade, c.quote AS quote, c.speaker AS speaker,
       a.title AS article, a.published AS published, c.id AS claim
ORDER BY person, published, claim
