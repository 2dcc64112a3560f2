-- must hold: where an older listing stands in for a page, it is there and its organisation is stale; no other one is
-- severity: critical
-- table: failures
WITH listed AS (
    SELECT DISTINCT d.org_id, d.body, s.source_url FROM directors d JOIN scores s USING (board_id)
),
kept AS (
    SELECT failures.*, listed.org_id IS NOT NULL AS there, organisations.stale_since
    FROM failures
    LEFT JOIN listed USING (org_id, body, source_url)
    LEFT JOIN organisations ON organisations.org_id = failures.org_id
)
SELECT failure_id AS row_key, org_id, body, source_url,
       concat_ws(' ', 'older_listing', older_listing, 'listing', there, 'stale_since', stale_since) AS value
FROM kept
WHERE outcome <> 'read in part' AND (older_listing <> there OR (older_listing AND stale_since IS NULL))
UNION ALL
SELECT org_id, org_id, NULL, NULL, 'stale_since ' || stale_since || ' and no failure'
FROM organisations
WHERE stale_since IS NOT NULL AND org_id NOT IN (SELECT org_id FROM failures WHERE older_listing)
ORDER BY ALL
