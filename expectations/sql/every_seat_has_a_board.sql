-- must hold: every board_id of directors and compositions is in scores
-- severity: critical
-- table: scores
WITH seats AS (
    SELECT seat_id, org_id, body, board_id FROM directors
    UNION ALL
    SELECT seat_id, org_id, body, board_id FROM compositions
)
SELECT seat_id, org_id, body, board_id, board_id AS value
FROM seats
WHERE board_id NOT IN (SELECT board_id FROM scores)
ORDER BY seat_id
