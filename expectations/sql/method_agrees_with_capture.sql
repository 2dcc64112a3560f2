-- must hold: evidence names the method of its capture, so that a facsimile is marked as one in every row
-- severity: critical
-- table: evidence
SELECT evidence.seat_id, evidence.org_id, evidence.body, evidence.source_url,
       evidence.method || ' in evidence, ' || captures.method || ' in captures' AS value
FROM evidence JOIN captures USING (capture_id)
WHERE evidence.method <> captures.method
ORDER BY evidence.seat_id
