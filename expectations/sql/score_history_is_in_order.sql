-- must hold: each step of score_history is a board of the body it names, and the board before it is not later
-- severity: critical
-- table: score_history
SELECT h.org_id, h.body, h.board_id AS row_key, h.previous_board_id AS value
FROM score_history h
LEFT JOIN scores one ON one.board_id = h.board_id AND one.body = h.body AND one.basis = h.basis
LEFT JOIN scores two ON two.board_id = h.previous_board_id AND two.body = h.body AND two.basis = h.basis
WHERE one.board_id IS NULL OR (h.previous_board_id IS NOT NULL AND (two.as_at <= h.as_at) IS NOT TRUE)
ORDER BY ALL
