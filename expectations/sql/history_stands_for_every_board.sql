-- must hold: every board of scores and every seat of directors has one row in its history that stands
-- severity: critical
-- table: boards_history
WITH said AS (
    SELECT 'scores' AS named_in, board_id AS row_key, org_id, body FROM scores
    UNION ALL
    SELECT 'directors', seat_id, org_id, body FROM directors
),
standing AS (
    SELECT board_id AS row_key FROM boards_history WHERE known_until IS NULL
    UNION ALL
    SELECT seat_id FROM seats_history WHERE known_until IS NULL
)
SELECT named_in, row_key, any_value(org_id) AS org_id, any_value(body) AS body, count(standing.row_key) AS value
FROM said LEFT JOIN standing USING (row_key)
GROUP BY named_in, row_key
HAVING count(standing.row_key) <> 1
ORDER BY ALL
