-- must hold: a ranked board is complete, current, and has a score
-- severity: critical
-- table: scores
SELECT board_id, org_id, body, source_url, concat_ws(' ', 'complete', complete, 'status', status, 'score', score) AS value
FROM scores
WHERE ranked AND (NOT complete OR status <> 'current' OR score IS NULL)
ORDER BY board_id
