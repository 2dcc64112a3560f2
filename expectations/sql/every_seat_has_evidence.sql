-- must hold: every seat of directors and compositions has one row of evidence
-- severity: critical
-- table: evidence
WITH seats AS (
    SELECT seat_id, org_id, body FROM directors
    UNION ALL
    SELECT seat_id, org_id, body FROM compositions
)
SELECT seats.seat_id, any_value(seats.org_id) AS org_id, any_value(seats.body) AS body, count(evidence.seat_id) AS value
FROM seats LEFT JOIN evidence USING (seat_id)
GROUP BY seats.seat_id
HAVING count(evidence.seat_id) <> 1
ORDER BY seats.seat_id
