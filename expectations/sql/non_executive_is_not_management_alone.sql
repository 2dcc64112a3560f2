-- must hold: the printed class of a seat is never the bare word management
-- severity: critical
-- table: directors
WITH seats AS (
    SELECT seat_id, org_id, body, class_label FROM directors
    UNION ALL
    SELECT seat_id, org_id, body, class_label FROM compositions
)
SELECT *, class_label AS value
FROM seats
WHERE lower(trim(class_label)) = 'management'
ORDER BY seat_id
