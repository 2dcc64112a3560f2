-- must hold: the quote has at most 200 characters, and is there for every seat that counts in one of the four classes
-- severity: critical
-- table: evidence
WITH counted AS (
    SELECT seat_id FROM directors WHERE class IN ('worker', 'user', 'state', 'management')
    UNION ALL
    SELECT seat_id FROM compositions WHERE class IN ('worker', 'user', 'state', 'management')
)
SELECT seat_id, org_id, body, source_url, length(quote) AS value
FROM evidence
WHERE length(quote) > 200
   OR (seat_id IN (SELECT seat_id FROM counted) AND coalesce(trim(quote), '') = '')
ORDER BY seat_id
