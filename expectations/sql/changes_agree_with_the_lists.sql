-- must hold: who joined is on the later board only, who left on the earlier board only
-- severity: critical
-- table: changes
WITH named AS (
    SELECT *, CASE change WHEN 'joined' THEN to_board_id ELSE from_board_id END AS there,
           CASE change WHEN 'joined' THEN from_board_id ELSE to_board_id END AS elsewhere
    FROM changes WHERE change IN ('joined', 'left')
)
SELECT org_id, body, change_id AS row_key, person_name AS value
FROM named
WHERE NOT EXISTS (SELECT 1 FROM directors d WHERE d.board_id = there AND d.person_name = named.person_name)
   OR EXISTS (SELECT 1 FROM directors d WHERE d.board_id = elsewhere AND d.person_name = named.person_name)
ORDER BY ALL
