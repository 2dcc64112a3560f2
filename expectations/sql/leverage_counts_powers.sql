-- must hold: council_leverage_low is the number of powers that the electing body is known to hold today
-- severity: critical
-- table: tiers
SELECT t.org_id, t.electing_body AS body, t.council_leverage_low AS value, count(p.power_id) AS powers_held
FROM tiers t LEFT JOIN powers p ON p.org_id = t.org_id AND p.held_by = 'electing body' AND p.valid_to IS NULL
GROUP BY ALL
HAVING t.council_leverage_low <> count(p.power_id)
ORDER BY ALL
