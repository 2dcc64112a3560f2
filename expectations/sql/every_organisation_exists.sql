-- must hold: every org_id in the release is in organisations
-- severity: critical
-- table: organisations
WITH used AS (
    SELECT 'bodies' AS named_in, body AS row_key, org_id FROM bodies
    UNION ALL
    SELECT 'directors', seat_id, org_id FROM directors
    UNION ALL
    SELECT 'compositions', seat_id, org_id FROM compositions
    UNION ALL
    SELECT 'scores', board_id, org_id FROM scores
    UNION ALL
    SELECT 'evidence', seat_id, org_id FROM evidence
    UNION ALL
    SELECT 'failures', failure_id, org_id FROM failures
)
SELECT *, org_id AS value
FROM used
WHERE org_id NOT IN (SELECT org_id FROM organisations)
ORDER BY ALL
