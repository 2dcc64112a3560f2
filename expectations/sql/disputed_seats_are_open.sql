-- must hold: a disputed seat is unclassified, and its evidence leads to the source that contradicts
-- severity: critical
-- table: directors
SELECT d.seat_id, d.org_id, d.body, d.source_url, d.class AS value
FROM directors d JOIN evidence e USING (seat_id)
WHERE d.disputed AND (d.class <> 'unclassified' OR e.other_capture_id IS NULL)
ORDER BY d.seat_id
