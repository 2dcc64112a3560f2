-- must hold: bodies.boards is the number of boards of the body in scores
-- severity: critical
-- table: bodies
SELECT org_id, body, boards AS value, count(board_id) AS boards_in_scores
FROM bodies LEFT JOIN scores USING (org_id, body)
GROUP BY org_id, body, boards
HAVING boards <> count(board_id)
ORDER BY ALL
