-- must hold: every row of evidence is about a seat of directors or compositions
-- severity: critical
-- table: evidence
SELECT seat_id, org_id, body, source_url, seat_id AS value
FROM evidence
WHERE seat_id NOT IN (SELECT seat_id FROM directors UNION ALL SELECT seat_id FROM compositions)
ORDER BY seat_id
