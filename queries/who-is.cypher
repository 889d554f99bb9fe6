// name: who-is
// title: Who is X
// question: What do the articles say of this person or body, apart from accusations and acts of justice?
// parameters:
//   entity: {type: entity, meaning: "a name, an alias or an id", example: "Salvador Cienfuegos"}
// columns:
//   entity: the entity's name
//   kind: what sort of thing it is
//   subject: who or what the claim is about
//   says: the predicate, in words
//   object: the other end of the claim
//   period: from when to when, where the article says so
//   status: asserted by the article, or alleged by somebody
//   grade: what stands behind it
//   quote: the sentence, word for word
//   speaker: who says it
//   article: the article's title
//   published: the article's date
//   claim: the claim's id
// today: [entity]
// engines: [neo4j, arcadedb]

MATCH (:Name {key: toLower($entity)})-[:NAMES]->(x:Entity)<-[:MENTIONS]-(m:Article)
WHERE m.reported <= $knownBy
WITH DISTINCT x
// An entity that is only mentioned has one row without a claim.
OPTIONAL MATCH (x)<-[:SUBJECT|OBJECT]-(c:Claim)-[:STATED_IN]->(a:Article)
WHERE c.predicate IN ['SERVED_AS', 'LEADS', 'MEMBER_OF', 'APPOINTED_BY', 'SUCCEEDED', 'OWNS', 'REPRESENTS', 'RELATIVE_OF',
                      'ASSOCIATE_OF', 'MET_WITH', 'ALLIED_WITH', 'RIVAL_OF', 'PART_OF', 'BASED_IN', 'DIED']
  AND c.reported <= $knownBy AND $grade IN c.passes
  AND c[$grade][$minSources - 1] <= $knownBy AND (NOT $hideDenied OR c.deniedKnown > $knownBy)
  AND (NOT $hideCleared OR c.clearedKnown > $knownBy) AND (NOT $checkedOnly OR c.checked)
  AND ($grade <> 'proven' OR c.overturnedKnown > $knownBy)
OPTIONAL MATCH (c)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (c)-[:OBJECT]->(o:Entity)
RETURN x.name AS entity, x.kind AS kind, s.name AS subject, toLower(replace(c.predicate, '_', ' ')) AS says,
       coalesce(o.name, c.literal) AS object,
       CASE WHEN c.start <> '' OR c.end <> '' THEN c.start + ' to ' + c.end ELSE c.date END AS period,
       c.status AS status, c.grade AS grade, c.quote AS quote, c.speaker AS speaker,
       a.title AS article, a.published AS published, c.id AS claim
ORDER BY kind, says, subject, object, published, claim
