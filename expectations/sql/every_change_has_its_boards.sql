-- must hold: both boards of a change are in scores, whole, of the same body and basis
-- severity: critical
-- table: changes
SELECT c.org_id, c.body, c.change_id AS row_key, c.from_board_id AS value
FROM changes c
LEFT JOIN scores one ON one.board_id = c.from_board_id
LEFT JOIN scores two ON two.board_id = c.to_board_id
WHERE (one.complete AND two.complete AND one.org_id = c.org_id AND two.org_id = c.org_id AND one.body = c.body
       AND two.body = c.body AND one.basis = c.basis AND two.basis = c.basis) IS NOT TRUE
ORDER BY ALL
