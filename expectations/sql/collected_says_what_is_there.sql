-- must hold: collected is true for the organisations that have a board in scores, and for no other
-- severity: critical
-- table: organisations
SELECT org_id, source_url, collected AS value
FROM organisations
WHERE collected <> (org_id IN (SELECT org_id FROM scores))
ORDER BY org_id
