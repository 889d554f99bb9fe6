// name: shortest-path
// title: The shortest paths between X and Y
// question: How are these two linked over others, with a sentence for each step?
// parameters:
//   one: {type: entity, meaning: "a name, an alias or an id", example: "Edgar Veytia"}
//   other: {type: entity, meaning: "a name, an alias or an id", example: "Salvador Cienfuegos"}
// columns:
//   path: the number of the path, from 1
//   step: the number of the step on it, from 1
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
// engines: [neo4j]

// On the embedded engine graph/paths.py answers, with the same rows.
MATCH (:Name {key: toLower($one)})-[:NAMES]->(x:Entity)
MATCH (:Name {key: toLower($other)})-[:NAMES]->(y:Entity)
MATCH p = allShortestPaths((x)-[:LEADS|ALLEGED_LEADS|MEMBER_OF|ALLEGED_MEMBER_OF|APPOINTED_BY|ALLEGED_APPOINTED_BY|SUCCEEDED|
      ALLEGED_SUCCEEDED|OWNS|ALLEGED_OWNS|ACCUSED_OF_AIDING|TESTIFIED_AGAINST|BRIBED|ALLEGED_BRIBED|
      ASSOCIATE_OF|ALLEGED_ASSOCIATE_OF|REPRESENTS|ALLEGED_REPRESENTS|RELATIVE_OF|ALLEGED_RELATIVE_OF|
      MET_WITH|ALLEGED_MET_WITH|ALLIED_WITH|ALLEGED_ALLIED_WITH|RIVAL_OF|ALLEGED_RIVAL_OF|PART_OF|
      ALLEGED_PART_OF*..5]-(y))
WHERE all(r IN relationships(p) WHERE r[$grade][$minSources - 1] <= $knownBy AND (NOT $hideDenied OR r.deniedKnown > $knownBy)
  AND (NOT $hideCleared OR r.clearedKnown > $knownBy) AND (NOT $checkedOnly OR r.checked)
  AND ($grade <> 'proven' OR r.overturnedKnown > $knownBy))
  AND none(n IN nodes(p)[1..-1] WHERE n.kind IN ['Place', 'Offense', 'Position', 'Court'])
WITH p, [r IN relationships(p) | r.id] AS ids ORDER BY ids LIMIT 25
WITH collect(p) AS paths
UNWIND range(0, size(paths) - 1) AS i
WITH i, paths[i] AS p
UNWIND range(0, length(p) - 1) AS j
WITH i, j, relationships(p)[j] AS r
UNWIND r.claims AS id
MATCH (c:Claim {id: id})-[:STATED_IN]->(a:Article)
WHERE c.reported <= $knownBy AND $grade IN c.passes
WITH i, j, r, c, a ORDER BY c.reported, c.id
WITH i, j, r, collect(c)[0] AS c, collect(a)[0] AS a
RETURN i + 1 AS path, j + 1 AS step, startNode(r).name AS subject, r.caption AS caption, endNode(r).name AS object,
       c.status AS status, c.grade AS grade, c.quote AS quote, c.speaker AS speaker, a.title AS article,
       a.published AS published, c.id AS claim
ORDER BY path, step
