-- must hold: every board of scores is of a body that bodies holds
-- severity: critical
-- table: scores
SELECT scores.board_id, scores.org_id, scores.body, scores.source_url, scores.body AS value
FROM scores ANTI JOIN bodies USING (org_id, body)
ORDER BY board_id
