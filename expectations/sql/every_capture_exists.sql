-- must hold: every capture_id of evidence and scores is in captures
-- severity: critical
-- table: captures
WITH used AS (
    SELECT 'evidence' AS named_in, seat_id AS row_key, org_id, body, source_url, capture_id FROM evidence
    UNION ALL
    SELECT 'scores', board_id, org_id, body, source_url, capture_id FROM scores
)
SELECT *, capture_id AS value
FROM used
WHERE capture_id NOT IN (SELECT capture_id FROM captures)
ORDER BY ALL
