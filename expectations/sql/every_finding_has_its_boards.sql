-- must hold: the boards behind a finding are in scores
-- severity: critical
-- table: findings
WITH behind AS (SELECT finding_id, unnest(string_split(board_ids, '|')) AS board_id FROM findings)
SELECT b.finding_id AS row_key, b.board_id AS value
FROM behind b LEFT JOIN scores s USING (board_id)
WHERE s.board_id IS NULL
ORDER BY ALL
