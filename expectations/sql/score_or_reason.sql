-- must hold: a board without a single score says why
-- severity: critical
-- table: scores
SELECT board_id, org_id, body, source_url
FROM scores
WHERE score IS NULL AND coalesce(trim(score_reason), '') = ''
ORDER BY board_id
