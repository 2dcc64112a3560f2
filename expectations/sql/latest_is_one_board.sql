-- must hold: at most one board of a body on one basis is the latest
-- severity: critical
-- table: scores
SELECT org_id, body, basis, count(*) AS value
FROM scores
WHERE latest
GROUP BY org_id, body, basis
HAVING count(*) > 1
ORDER BY ALL
