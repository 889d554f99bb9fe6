// name: story
// title: What happened to X in the courts, in order
// question: What do the articles tell of charges, arrests, denials, verdicts and their ends, in the order of events?
// parameters:
//   person: {type: entity, meaning: "a name, an alias or an id", example: "Salvador Cienfuegos"}
// columns:
//   date: the day, month or year of the event where told
//   event: what is told, in words
//   what: of what, by whom or where
//   by: the office or court, where told
//   manner: how it came about, where told
//   status: asserted by the article, or alleged by somebody
//   grade: what stands behind it
//   quote: the sentence, word for word
//   speaker: who says it
//   article: the article's title
//   published: the article's date
//   claim: the claim's id
//   told: how many claims say so
// engines: [neo4j, arcadedb]

MATCH (:Name {key: toLower($person)})-[:NAMES]->(x:Entity)
MATCH (x)<-[:SUBJECT]-(c:Claim)-[:STATED_IN]->(a:Article)
WHERE c.predicate IN ['ACCUSED_OF_AIDING', 'ACCUSED_OF', 'INVESTIGATED_BY', 'CHARGED_WITH', 'INDICTED_BY', 'WANTED_BY', 'ARRESTED_BY',
                      'ARRESTED_IN', 'EXTRADITION_SOUGHT_BY', 'EXTRADITED_TO', 'DENIES', 'CONVICTED_OF', 'SENTENCED_TO', 'CLEARED_OF']
  AND c.reported <= $knownBy AND $grade IN c.passes
  AND c[$grade][$minSources - 1] <= $knownBy AND (NOT $hideDenied OR c.deniedKnown > $knownBy)
  AND (NOT $hideCleared OR c.clearedKnown > $knownBy) AND (NOT $checkedOnly OR c.checked)
  AND ($grade <> 'proven' OR c.overturnedKnown > $knownBy)
OPTIONAL MATCH (c)-[:OBJECT]->(o:Entity)
WITH c, a, coalesce(o.name, c.literal) AS what ORDER BY CASE WHEN c.date = '' THEN 1 ELSE 0 END, c.reported, c.id
// What several claims tell alike is one row, with the first sentence that dates it.
WITH c.predicate AS predicate, what, c.manner AS manner, collect(c) AS claims, collect(a) AS articles, count(*) AS told
WITH predicate, what, manner, claims[0] AS c, articles[0] AS a, told
RETURN c.date AS date, toLower(replace(predicate, '_', ' ')) AS event, what, c.by AS by, manner, c.status AS status, c.grade AS grade,
       c.quote AS quote, c.speaker AS speaker, a.title AS article, a.published AS published, c.id AS claim, told
ORDER BY CASE WHEN date = '' THEN published ELSE date END, event, what, claim
