// name: accused-of-aiding
// title: Who is accused of helping a criminal organization, and the offices they held
// question: Which officials are accused of aiding this organization, who says so, and which offices did they hold?
// parameters:
//   cartel: {type: entity, kinds: [Cartel, Person], meaning: "the organization's name, an alias or an id", example: "H-2 Cartel"}
// columns:
//   accused: who is accused
//   offices: offices that the articles say the person held, with their years where told; empty where none is told
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

MATCH (:Name {key: toLower($cartel)})-[:NAMES]->(k:Entity)
MATCH (k)<-[:OBJECT]-(c:Claim {predicate: 'ACCUSED_OF_AIDING'})-[:SUBJECT]->(x:Entity)
MATCH (c)-[:STATED_IN]->(a:Article)
WHERE c.reported <= $knownBy AND $grade IN c.passes
  AND c[$grade][$minSources - 1] <= $knownBy AND (NOT $hideDenied OR c.deniedKnown > $knownBy)
  AND (NOT $hideCleared OR c.clearedKnown > $knownBy) AND (NOT $checkedOnly OR c.checked)
  AND ($grade <> 'proven' OR c.overturnedKnown > $knownBy)
OPTIONAL MATCH (x)<-[:SUBJECT]-(held:Claim {predicate: 'SERVED_AS'})-[:OBJECT]->(p:Position)
WHERE held.reported <= $knownBy AND $grade IN held.passes
WITH c, x, a, p.name + CASE WHEN held.start = '' AND held.end = '' THEN '' ELSE ' (' + held.start + ' to ' + held.end + ')' END AS office
ORDER BY office
WITH c, x, a, collect(DISTINCT office) AS offices
RETURN x.name AS accused, offices, c.status AS status, c.grade AS grade,
       c.deniedKnown <= $knownBy AS denied, c.clearedKnown <= $knownBy AS cleared,
       c.quote AS quote, c.speaker AS speaker, a.title AS article, a.published AS published, c.id AS claim
ORDER BY accused, published, claim
