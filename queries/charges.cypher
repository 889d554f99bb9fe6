// name: charges
// title: What became of each charge against X
// question: With what was this person charged, and how did each charge end?
// parameters:
//   person: {type: entity, kinds: [Person, Cartel, Agency, Company, Organization], meaning: "a name, an alias or an id", example: "Genaro García Luna"}
// columns:
//   charge: the offense
//   by: the office or court that charged, where told
//   charged: when, where told
//   status: asserted by the article, or alleged by somebody
//   grade: what stands behind the charge
//   quote: the sentence that tells the charge
//   speaker: who says it
//   article: the article's title
//   published: the article's date
//   claim: the claim's id
//   outcome: convicted or cleared (how), or nothing where no end is told
//   endedBy: who decided so, where told
//   ended: when, where told
//   outcomeQuote: the sentence that tells the outcome
//   outcomeSpeaker: who says so
//   outcomeArticle: the title of the article that tells the outcome
// engines: [neo4j, arcadedb]

MATCH (:Name {key: toLower($person)})-[:NAMES]->(x:Entity)
MATCH (x)<-[:SUBJECT]-(c:Claim {predicate: 'CHARGED_WITH'})-[:OBJECT]->(o:Offense)
MATCH (c)-[:STATED_IN]->(a:Article)
WHERE c.reported <= $knownBy AND $grade IN c.passes
  AND c[$grade][$minSources - 1] <= $knownBy AND (NOT $hideDenied OR c.deniedKnown > $knownBy)
  AND (NOT $hideCleared OR c.clearedKnown > $knownBy) AND (NOT $checkedOnly OR c.checked)
  AND ($grade <> 'proven' OR c.overturnedKnown > $knownBy)
// A charge is told many times: the first sentence that dates it stands for it.
WITH x, o, c, a ORDER BY CASE WHEN c.date = '' THEN 1 ELSE 0 END, c.reported, c.id
WITH x, o, collect(c) AS told, collect(a) AS articles
WITH x, o, told[0] AS c, articles[0] AS a
OPTIONAL MATCH (x)<-[:SUBJECT]-(e:Claim)-[:OBJECT]->(ended:Offense)
WHERE e.predicate IN ['CONVICTED_OF', 'CLEARED_OF'] AND e.status = 'asserted' AND e.reported <= $knownBy
  AND (ended.id = o.id OR ended.id IN ['offense:unspecified', 'offense:other']) AND e.dateMax >= c.dateMin
OPTIONAL MATCH (e)-[:STATED_IN]->(b:Article)
WITH o, c, a, e, b, CASE e.predicate WHEN 'CONVICTED_OF' THEN 'convicted' WHEN 'CLEARED_OF' THEN 'cleared' END AS verdict
ORDER BY CASE WHEN e.date = '' THEN 1 ELSE 0 END, e.reported, e.id
WITH o, c, a, verdict, e.manner AS manner, collect(e) AS ends, collect(b) AS sources
WITH o, c, a, verdict, manner, ends[0] AS e, sources[0] AS b
RETURN o.name AS charge, c.by AS by, c.date AS charged, c.status AS status, c.grade AS grade, c.quote AS quote,
       c.speaker AS speaker, a.title AS article, a.published AS published, c.id AS claim,
       verdict + CASE WHEN manner = '' THEN '' ELSE ' (' + manner + ')' END AS outcome, e.by AS endedBy, e.date AS ended,
       e.quote AS outcomeQuote, e.speaker AS outcomeSpeaker, b.title AS outcomeArticle
ORDER BY charge, outcome, claim
