// name: indicted-by
// title: Everyone charged by an office or in a court
// question: Who was indicted or charged by this prosecution office, grand jury or court?
// parameters:
//   office: {type: entity, kinds: [Agency, Court], meaning: "the office's or the court's name, an alias or an id", example: "U.S. Attorney's Office for the Eastern District of New York"}
// columns:
//   person: who was charged
//   charge: with what, where the sentence says so
//   date: when, where the sentence says so
//   status: asserted by the article, or alleged by somebody
//   grade: what stands behind it
//   denied: whether the person denies it
//   cleared: whether it ended in an acquittal, dropped charges, an overturned conviction or a pardon
//   quote: the sentence, word for word
//   speaker: who says it
//   article: the article's title
//   published: the article's date
//   claim: the claim's id
// engines: [neo4j, arcadedb]

MATCH (:Name {key: toLower($office)})-[:NAMES]->(o:Entity)
MATCH (o)<-[:OBJECT|BY]-(c:Claim)-[:SUBJECT]->(x:Entity)
MATCH (c)-[:STATED_IN]->(a:Article)
WHERE c.predicate IN ['INDICTED_BY', 'CHARGED_WITH']
  AND c.reported <= $knownBy AND $grade IN c.passes
  AND c[$grade][$minSources - 1] <= $knownBy AND (NOT $hideDenied OR c.deniedKnown > $knownBy)
  AND (NOT $hideCleared OR c.clearedKnown > $knownBy) AND (NOT $checkedOnly OR c.checked)
  AND ($grade <> 'proven' OR c.overturnedKnown > $knownBy)
OPTIONAL MATCH (c)-[:OBJECT]->(charge:Offense)
RETURN x.name AS person, charge.name AS charge, c.date AS date, c.status AS status, c.grade AS grade,
       c.deniedKnown <= $knownBy AS denied, c.clearedKnown <= $knownBy AS cleared,
       c.quote AS quote, c.speaker AS speaker, a.title AS article, a.published AS published, c.id AS claim
ORDER BY person, published, charge, claim
