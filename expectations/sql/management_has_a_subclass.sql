-- must hold: a seat of class management has a subclass
-- severity: critical
-- table: directors
WITH seats AS (
    SELECT seat_id, org_id, body, class, subclass FROM directors
    UNION ALL
    SELECT seat_id, org_id, body, class, subclass FROM compositions
)
SELECT * FROM seats
WHERE class = 'management' AND subclass IS NULL
ORDER BY seat_id
