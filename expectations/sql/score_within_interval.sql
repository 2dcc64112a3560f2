-- must hold: the score lies between score_low and score_high, and these are in order
-- severity: critical
-- table: scores
SELECT board_id, org_id, body, source_url, concat_ws(' ', score_low, score, score_high) AS value
FROM scores
WHERE score_low > score_high + 1e-9
   OR score < score_low - 1e-9
   OR score > score_high + 1e-9
   OR (score IS NOT NULL AND (score_low IS NULL OR score_high IS NULL))
ORDER BY board_id
